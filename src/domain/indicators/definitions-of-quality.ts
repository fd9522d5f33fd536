import type { IndicatorDefinition } from './definition.js';

/** What comes of it: safety, voice, rights, learning and load. */
export const qualityDefinitions = {
  'I-12': {
    name: { nl: 'Recidive', en: 'Unsafe again' },
    counts: {
      nl: 'Afgesloten trajecten zonder nieuwe melding van acute of structurele onveiligheid binnen 6, 12 en 24 maanden.',
      en: 'Closed trajectories without a new report of acute or structural unsafety within 6, 12 and 24 months.',
    },
    norms: [],
    source: 'A',
    mind: {
      nl: 'Minder meldingen kan ook betekenen dat niemand het ziet.',
      en: 'Fewer reports can also mean that nobody sees it.',
    },
    operational: false,
  },
  'I-13': {
    name: { nl: 'Veiligheid gestegen', en: 'Safer' },
    counts: {
      nl: 'Hoeveel het eigen cijfer van ieder steeg van analyse tot laatste evaluatie, en hoeveel kinderen gevraagd is.',
      en: "How much everybody's own score rose from the analysis to the latest review, and how many children were asked.",
    },
    norms: [{ figure: 'children-asked', atLeast: 95 }],
    source: 'A',
    mind: { nl: '', en: '' },
    operational: false,
  },
  'I-14': {
    name: { nl: 'Review op tijd', en: 'Review in time' },
    counts: {
      nl: 'Evaluaties die uiterlijk twee werkdagen na de geplande dag gehouden zijn.',
      en: 'Reviews held at the latest two working days after the planned day.',
    },
    norms: [{ figure: 'in-time', atLeast: 95 }],
    source: 'A',
    mind: {
      nl: 'Een evaluatie zonder het gezin is geen evaluatie. Lees dit samen met I-15.',
      en: 'A review without the family is no review. Read it with I-15.',
    },
    operational: false,
  },
  'I-15': {
    name: { nl: 'Stem van het kind', en: "The child's voice" },
    counts: {
      nl: 'Gesprekken, plannen en evaluaties waarin het kind zelf aan het woord kwam, of waarin staat waarom niet.',
      en: 'Talks, plans and reviews in which the child spoke, or that say why not.',
    },
    norms: [
      { figure: 'talks', atLeast: 100 },
      { figure: 'plans', atLeast: 100 },
      { figure: 'reviews', atLeast: 100 },
    ],
    source: 'A',
    mind: {
      nl: 'Kijk ook naar het deel met eigen woorden: een reden is geen stem.',
      en: 'Look at the part with own words too: a reason is no voice.',
    },
    operational: false,
  },
  'I-16': {
    name: { nl: 'Geïnformeerd', en: 'Informed' },
    counts: {
      nl: 'Leden van het huishouden die binnen de termijn geïnformeerd zijn, en uitgesteld vertellen waarvan de nieuwe dag voorbij is.',
      en: 'Members of the household who were told in time, and telling that was put off and whose new day is past.',
    },
    norms: [
      { figure: 'in-time', atLeast: 100 },
      { figure: 'put-off-too-long', atMost: 0 },
    ],
    source: 'K',
    mind: {
      nl: 'Vertellen mag nooit iemand in gevaar brengen.',
      en: 'Telling must never put anybody in danger.',
    },
    operational: false,
  },
  'I-17': {
    name: { nl: 'Rechten', en: 'Rights' },
    counts: {
      nl: 'Verzoeken per soort, op tijd, toegekend, en met vertrouwenspersoon aangeboden.',
      en: 'Requests by kind, in time, upheld, and with a confidential adviser offered.',
    },
    norms: [],
    source: 'K',
    mind: { nl: '', en: '' },
    operational: false,
  },
  'I-18': {
    name: { nl: 'Vier ogen', en: 'Four eyes' },
    counts: {
      nl: 'Hoe vaak de tweede het eens was en niet, hoe lang het duurde, en hoe vaak één persoon beide deed. Dat moet nul zijn.',
      en: 'How often the second agreed and did not, how long it took, and how often one person did both. That must be zero.',
    },
    norms: [{ figure: 'bypassed', atMost: 0 }],
    source: 'A',
    mind: {
      nl: 'Altijd eens zijn kan betekenen dat niemand echt kijkt.',
      en: 'Always agreeing can mean that nobody really looks.',
    },
    operational: false,
  },
  'I-19': {
    name: { nl: 'Noodtoegang', en: 'Break glass' },
    counts: {
      nl: 'Noodtoegang: hoe vaak, binnen twee werkdagen bekeken, en terecht.',
      en: 'Break glass: how often, looked at within two working days, and justified.',
    },
    norms: [],
    source: 'A',
    mind: { nl: '', en: '' },
    operational: false,
  },
  'I-20': {
    name: { nl: 'Naar dwang', en: 'Towards compulsion' },
    counts: {
      nl: 'Per honderd trajecten: verzoek tot onderzoek, voorlopige en gewone ondertoezichtstelling, uithuisplaatsing.',
      en: 'For every hundred trajectories: request for investigation, provisional and ordinary supervision, placement out of home.',
    },
    norms: [],
    source: 'A',
    mind: {
      nl: 'Alleen ter informatie. Mag nooit een doel zijn: dat houdt bescherming tegen.',
      en: 'For information only. Must never be a target: that would hold protection back.',
    },
    operational: false,
  },
  'I-21': {
    name: { nl: 'Ervaring huishouden', en: 'Experience of households' },
    counts: {
      nl: 'Wat huishoudens achteraf zeggen: hielp het, en hoeveel antwoordden.',
      en: 'What households say afterwards: did it help, and how many answered.',
    },
    norms: [],
    source: 'A',
    mind: { nl: '', en: '' },
    operational: false,
  },
  'I-22': {
    name: { nl: 'Leerlus', en: 'Learning' },
    counts: {
      nl: 'Afsluitingen met een leernotitie, en hoe vaak besloten is wat een tabel voorstelde.',
      en: 'Closings with a learning note, and how often people decided as a table proposed.',
    },
    norms: [{ figure: 'notes', atLeast: 80 }],
    source: 'A',
    mind: {
      nl: 'Een notitie om de notitie leert niemand iets.',
      en: 'A note for the sake of it teaches nobody anything.',
    },
    operational: false,
  },
  'I-23': {
    name: { nl: 'Werklast', en: 'Workload' },
    counts: {
      nl: 'Open trajecten per vast gezicht, gewogen naar fase en niveau.',
      en: 'Open trajectories of each fixed face, weighted by phase and level.',
    },
    norms: [],
    source: 'A',
    mind: {
      nl: 'Zegt niets over wat iemand kan dragen. Vraag het.',
      en: 'Says nothing about what somebody can carry. Ask.',
    },
    operational: false,
  },
} as const satisfies Readonly<Record<string, IndicatorDefinition>>;
