import type { IndicatorDefinition } from './definition.js';

/** How work flows: time, waiting, continuity and steps up and down. */
export const flowDefinitions = {
  'I-01': {
    name: { nl: 'Veiligheidsbeoordeling op tijd', en: 'Safety assessment in time' },
    counts: {
      nl: 'Meldingen uit de periode waarvan de route binnen vijf werkdagen is gekozen. Meldingen waarvan de termijn nog loopt, tellen niet mee.',
      en: 'Reports of the period whose route was decided within five working days. Reports whose time is not over yet do not count.',
    },
    norms: [{ figure: 'in-time', atLeast: 100 }],
    source: 'S-13',
    mind: {
      nl: 'Kan gehaald worden door snel af te sluiten. Lees dit altijd samen met I-12.',
      en: 'Can be met by closing fast. Always read it with I-12.',
    },
    operational: false,
  },
  'I-02': {
    name: { nl: 'Tijd tot eerste veiligheidscheck', en: 'Time to the first safety check' },
    counts: {
      nl: 'Uren van melding tot iemand voor het eerst naging hoe veilig het is, per urgentie. Bij acuut ook: binnen twee uur.',
      en: 'Hours from the report until somebody first looked how safe it is, by urgency. For acute ones also: within two hours.',
    },
    norms: [{ figure: 'acute-in-two-hours', atLeast: 95 }],
    source: 'A',
    mind: { nl: 'Een snelle check is nog geen goede check.', en: 'A quick check is not yet a good check.' },
    operational: false,
  },
  'I-03': {
    name: { nl: 'Wachtlijst', en: 'Waiting list' },
    counts: {
      nl: 'Trajecten waarvoor de route gekozen is en die nog geen vast gezicht hebben. De langst wachtende staat voorop.',
      en: 'Trajectories with a route and without a fixed face. How long the oldest waits comes first.',
    },
    norms: [{ figure: 'late', atMost: 0 }],
    source: 'A',
    mind: {
      nl: 'Een naam op papier is nog geen contact. Lees dit samen met I-06.',
      en: 'A name on paper is not contact yet. Read it with I-06.',
    },
    operational: true,
  },
  'I-04': {
    name: { nl: 'Wachten zonder zicht', en: 'Waiting unseen' },
    counts: {
      nl: 'Trajecten die ergens op wachten en waar twee weken niemand naging hoe veilig het is.',
      en: 'Trajectories that wait for something and where nobody looked at the safety for two weeks.',
    },
    norms: [{ figure: 'unseen', atMost: 0 }],
    source: 'A',
    mind: { nl: '', en: '' },
    operational: true,
  },
  'I-05': {
    name: { nl: 'Te laat per stap', en: 'Late by step' },
    counts: {
      nl: 'Open taken waarvan de termijn voorbij is, per stap. Taken voor veiligheid staan apart.',
      en: 'Open tasks past their due date, by step. Tasks on which safety rests stand apart.',
    },
    norms: [{ figure: 'safety', atMost: 0 }],
    source: 'A',
    mind: { nl: '', en: '' },
    operational: true,
  },
  'I-06': {
    name: { nl: 'Doorlooptijd per fase', en: 'Lead time by phase' },
    counts: {
      nl: 'Dagen van melding tot contact, tot analyse, tot plan, en per fase. De middelste en negen van de tien.',
      en: 'Days from report to contact, to analysis, to plan, and by phase. The middle one, and nine in ten.',
    },
    norms: [],
    source: 'A',
    mind: {
      nl: 'Kort is niet altijd goed: herstel kost tijd.',
      en: 'Short is not always good: recovery takes time.',
    },
    operational: false,
  },
  'I-07': {
    name: { nl: 'Continuïteit vast gezicht', en: 'Continuity of the fixed face' },
    counts: {
      nl: 'Trajecten met één vast gezicht, hoeveel vaste gezichten per jaar, en welk deel van de dagen met wie de analyse deed.',
      en: 'Trajectories with one fixed face, how many faces in a year, and what part of the days with who made the analysis.',
    },
    norms: [{ figure: 'one-face', atLeast: 80 }],
    source: 'A',
    mind: {
      nl: 'Wisselen moet kunnen als het huishouden dat vraagt.',
      en: 'Changing must be possible when the household asks for it.',
    },
    operational: false,
  },
  'I-08': {
    name: { nl: 'Aantal overdrachten', en: 'Hand-overs' },
    counts: {
      nl: 'Aanvaarde overdrachten per traject, per soort, en welk deel warm was.',
      en: 'Accepted hand-overs for each trajectory, by kind, and how many were warm.',
    },
    norms: [
      { figure: 'each', atMost: 1 },
      { figure: 'warm', atLeast: 100 },
    ],
    source: 'A',
    mind: {
      nl: 'Mag een overdracht die nodig is niet tegenhouden.',
      en: 'Must not delay a hand-over that is needed.',
    },
    operational: false,
  },
  'I-09': {
    name: { nl: 'Aantal professionals', en: 'Professionals' },
    counts: {
      nl: 'Verschillende professionals die een huishouden in een half jaar sprak.',
      en: 'Different professionals whom a household met in half a year.',
    },
    norms: [],
    source: 'A',
    mind: { nl: '', en: '' },
    operational: false,
  },
  'I-10': {
    name: { nl: 'Opschalen en afschalen', en: 'Levels up and down' },
    counts: {
      nl: 'Per honderd trajecten: hoe vaak niveau 1 tot 4 begon, hoe lang aanvaarden duurde, en hoe vaak besloten is wat de tabel voorstelde.',
      en: 'For every hundred trajectories: how often level 1 to 4 began, how long acceptance took, and how often people decided as the table proposed.',
    },
    norms: [],
    source: 'A',
    mind: { nl: 'Alleen ter informatie, geen doel.', en: 'For information only, not a target.' },
    operational: false,
  },
  'I-11': {
    name: { nl: 'Fase-terugval', en: 'Back to phase 1' },
    counts: {
      nl: 'Trajecten die in fase 2 of 3 kwamen en binnen een jaar niet terug naar fase 1 gingen.',
      en: 'Trajectories that reached phase 2 or 3 and did not go back to phase 1 within a year.',
    },
    norms: [],
    source: 'A',
    mind: { nl: 'Teruggaan kan juist de veilige keuze zijn.', en: 'Going back can be just the safe choice.' },
    operational: false,
  },
} as const satisfies Readonly<Record<string, IndicatorDefinition>>;
