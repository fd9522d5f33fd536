import { localDate } from '../../kernel/amsterdam.js';
import { plusMs, type Instant } from '../../kernel/instant.js';
import type { Fields, MemberView } from '../care/views.js';

/** What an invented colleague knows when they fill in a form. */
export interface Knowing {
  readonly now: Instant;
  readonly members: readonly MemberView[];
  /** What the form begins with. */
  readonly prefill: Fields;
}

type Answer = (knowing: Knowing) => Fields;

const dayMs = 86_400_000;
const dateAfter = (now: Instant, days: number): string => localDate(plusMs(now, days * dayMs));
const everybody = ({ members }: Knowing): readonly string[] => members.map(({ id }) => id);
const first = ({ members }: Knowing): string => members[0]?.id ?? '';
const personOf = ({ prefill }: Knowing): string => {
  const { person } = prefill;
  return typeof person === 'string' ? person : '';
};

const adultIn = (knowing: Knowing): string =>
  knowing.members.find(({ role }) => role === 'adult')?.id ?? first(knowing);

const agreed: Answer = () => ({ seenFacts: true, agree: 'agree' });

/** One good enough way to fill in each form, all of it invented; only what a story needs to go on. */
export const answers: Readonly<Record<string, Answer>> = {
  'F-ACUTECHECK': () => ({ dangerNow: 'no', weapon: 'no', strangulation: 'no', phoneSafe: 'yes' }),
  'F-ASSESS': ({ prefill, members }) => ({
    instrument: 'national_triage',
    acute: 'no',
    structural: 'no',
    minors: members.filter(({ role }) => role === 'child').length,
    earlierReports: 0,
    cooperation: 'good',
    infoComplete: 'yes',
    helpRunning: 'no',
    safetyConditionsNeeded: 'no',
    decidedUrgency: prefill['proposedUrgency'] ?? 'HIGH',
    route: 'PROPOSED',
  }),
  'F-COORDINATE': () => ({ police: 'yes', whoGoes: 'crisis', secondPerson: 'rvt' }),
  'F-SHELTER': (knowing) => ({ forWhom: [first(knowing)], shelterFound: 'yes', shelterKind: 'network' }),
  'F-ADULTCRISIS': (knowing) => ({
    person: first(knowing),
    calledAt: knowing.now,
    crisisAnswer: 'coming',
    untilThen: 'Wij blijven erbij. TEST',
  }),
  'F-STEPDOWN': () => ({
    agreementsKept: 'yes',
    acuteHelpStops: 'yes',
    whatNow: 'De gewone hulp gaat verder. TEST',
  }),
  'F-BANIMPOSE': (knowing) => ({
    banImposed: 'yes',
    imposedAt: knowing.now,
    leaver: knowing.prefill['leaver'] ?? adultIn(knowing),
    riskInstrument: 'yes',
    toldLawyer: true,
    reasonsB1: 'Er is nu gevaar in huis. Daarom moet iemand weg. TEST',
  }),
  'F-BANMEETING': ({ now }) => ({
    heldAt: now,
    whoTookPart: 'RVT, politie en school TEST',
    whatGoesWell: 'Iedereen wordt gehoord. TEST',
    whatWorries: 'Het is nog niet rustig. TEST',
    agreementsKept: 'yes',
    whoDoesWhat: 'Het RVT gaat elke dag langs. TEST',
  }),
  'F-BANADVICE': () => ({
    banAdvice: 'NOT_EXTEND',
    reasonsB1: 'Er is een plan en iedereen houdt zich eraan. TEST',
    helpStarted: 'Voor ieder is er een hulpverlener. TEST',
  }),
  'F-BANVIEW': (knowing) => ({
    person: knowing.prefill['person'] ?? adultIn(knowing),
    viewGiven: 'yes',
    view: 'In eigen woorden. TEST',
  }),
  'F-BANDECISION': (knowing) => ({
    decision: 'NOT_EXTEND',
    reasonsB1:
      'Er is een plan en iedereen houdt zich eraan. Daarom duurt het huisverbod niet langer dan tien dagen. TEST',
    informed: everybody(knowing),
    toldAppeal: true,
  }),
  'F-BANEXPIRY': (knowing) => ({
    present: everybody(knowing),
    safeToEnd: 'yes',
    afterwards: 'stays_away',
    agreements: 'Wij komen elke week langs. TEST',
    shieldStays: 'yes',
  }),
  'F-RELIEF': ({ now }) => ({ heardAt: now, banStands: 'yes', told: 'Iedereen. TEST' }),
  'F-4EYES': agreed,
  'F-CONSULT': () => ({
    decidedUrgency: 'HIGH',
    route: 'RVT_DUO',
    reasons: 'Samen besproken en samen besloten. TEST',
  }),
  'F-FEEDBACK': ({ now }) => ({ sentAt: now, contents: ['followUpStarted'] }),
  'F-INFORM': (knowing) => ({
    who: everybody(knowing),
    what: ['report', 'rights'],
    how: 'talk',
    toldOn: localDate(knowing.now),
  }),
  'F-ALLOC': () => ({ fixedFace: 'caseworker', substitute: 'caseworker2' }),
  'F-CONTACT': ({ now }) => ({
    contactResult: 'MADE',
    channel: 'visit',
    contactAt: now,
    safeChannelsConfirmed: true,
    toldRights: true,
  }),
  'F-INVITE': (knowing) => ({ who: everybody(knowing), jointSafe: 'yes', place: 'home' }),
  'F-JOINTTALK': (knowing) => ({
    present: everybody(knowing),
    heldOn: localDate(knowing.now),
    whatIsHappening: 'Er is vaak ruzie over geld. TEST',
    stayedSafe: 'yes',
  }),
  'F-TALK': (knowing) => ({
    person: personOf(knowing),
    alone: 'yes',
    worries: 'Er wordt veel geschreeuwd. TEST',
    controlled: 'no',
    scaling: 6,
  }),
  'F-CHILD': (knowing) => ({
    person: personOf(knowing),
    spoken: 'yes',
    spokenAt: knowing.now,
    method: 'threeHouses',
    worries: 'Ik word wakker van het geschreeuw. TEST',
    childSafeToGoHome: 'yes',
    scaling: 5,
  }),
  'F-ANALYSIS': (knowing) => ({
    facts: [{ what: 'Twee keer geschreeuw op school gehoord. TEST', seenBy: 'school' }],
    dangerStatements: [
      { who: first(knowing), danger: 'Ruzie waar kinderen bij zijn', consequence: 'Angst en slecht slapen' },
    ],
    safetyGoals: [{ goal: 'Geen ruzie waar de kinderen bij zijn' }],
    top3: [{ factor: 'Zorgen over geld' }],
    strengths: 'Ouders willen dat het stopt. TEST',
    pageB1: 'Er is vaak ruzie over geld. De kinderen horen dat en worden bang. TEST',
    visibleTo: everybody(knowing),
    tellsWhere: 'no',
  }),
  'F-REACT': () => ({ agreeFacts: 'yes', agreeWorries: 'partly', dissent: 'no' }),
  'F-DISSENT': (knowing) => ({
    views: [{ who: first(knowing), about: 'Hoe vaak', view: 'Het gebeurt minder vaak. TEST' }],
  }),
  'F-FINISH': () => ({ directSafety: 'yes', sharedWithAll: true }),
  'F-FAMPLAN': (knowing) => ({ offeredTo: everybody(knowing), outcome: 'together' }),
  'F-SAFETY1': (knowing) => ({
    conditions: [
      {
        behaviour: 'Vader loopt weg als het te veel wordt',
        who: 'vader TEST',
        checkBy: 'oma TEST',
        checkWhen: 'elke avond',
      },
    ],
    planB: 'Oma bellen. TEST',
    explainedTo: everybody(knowing),
    toldWhatIfNotKept: true,
    conditionRefused: 'no',
  }),
  'F-PLAN': ({ now, members }) => ({
    goals: [{ goal: 'Rustig praten over geld', now: 5, wanted: 8 }],
    actions: members
      .filter(({ role }) => role === 'adult')
      .map(({ id, name }) => ({
        what: 'Gesprek met budgetcoach',
        who: name,
        person: id,
        untilDate: dateAfter(now, 14),
      })),
    conditionsKept: 'De afspraken gelden nog. TEST',
    consentNeeded: 'no',
    needsFormalDecision: 'no',
    visibleTo: members.map(({ id }) => id),
    tellsWhere: 'no',
  }),
  'F-CONSENT': (knowing) => ({
    person: personOf(knowing),
    purpose: 'help',
    answer: 'yes',
    validUntil: dateAfter(knowing.now, 300),
    explainedB1: true,
  }),
  'F-EXPLAIN': (knowing) => ({ explainedTo: everybody(knowing), childVersion: 'yes' }),
  'F-SCALE': (knowing) => ({ person: personOf(knowing), scaling: 7 }),
  'F-REVIEW': (knowing) => ({
    reviewHeld: 'yes',
    present: everybody(knowing),
    conditions: [{ condition: 'Weglopen als het te veel wordt', kept: 'yes' }],
    incidents: 0,
    scaling: everybody(knowing).map((person) => ({ person, value: 7 })),
    professionalScaling: 7,
    childVoice: 'Het is rustiger thuis. TEST',
    childDanger: 'no',
    controlled: 'no',
    helpWorks: 'yes',
    measureConsidered: 'no',
    measureRunning: 'no',
  }),
  'F-DECISION': ({ prefill }) => ({
    outcome: 'CONTINUE',
    decidedUrgency: prefill['decidedUrgency'] ?? 'HIGH',
    reasonsB1: 'Het gaat goed genoeg om zo door te gaan. TEST',
  }),
  'F-CLOSE': () => ({
    networkAgreements: 'Oma blijft komen. TEST',
    reasonIfNotMet: 'Samen besproken dat het zo goed is. TEST',
  }),
  'F-CLOSETALK': (knowing) => ({
    heldOn: localDate(knowing.now),
    present: everybody(knowing),
    householdObjects: 'no',
  }),
  'F-LEARN': () => ({ theme: ['contact'], worked: 'Op tijd samen praten. TEST', noPersonalData: true }),
  'F-EXPERIENCE': () => ({ asked: 'yes', helped: 8 }),
  'F-GROUNDS': (knowing) => ({
    decided: 'TABLE',
    reasonIfDifferent: 'Samen bekeken, en zo besloten. TEST',
    scientist: 'scientist',
    concerns: [{ person: first(knowing), concern: 'Gaat al weken niet naar school. TEST' }],
    triedHelp: [{ what: 'Gezinsbegeleiding', result: 'gestopt' }],
    whyNotEnough: 'Afspraken worden niet gehouden. TEST',
    leastIntrusive: 'Een gesprek aan de tafel. TEST',
  }),
  'F-LEGALAID': (knowing) => ({ offered: 'yes', offeredTo: everybody(knowing), adviserOffered: true }),
  'F-VIEW': (knowing) => ({ person: personOf(knowing), given: 'yes', view: 'Wij willen zelf kiezen. TEST' }),
  'F-VTO': () => ({
    legalAidOffered: 'yes',
    viewParents: 'attached',
    authority: 'one',
    addressesSecret: 'no',
    summary: 'Het kind heeft bescherming nodig die het thuis nu niet krijgt. TEST',
    householdKnows: true,
  }),
  'F-ADULT': (knowing) => ({
    person: first(knowing),
    capacity: 'unable',
    dependent: 'yes',
    othersInDanger: 'no',
    wants: 'unknown',
    will: 'Ik wil thuis blijven wonen. TEST',
    route: 'MENTORSHIP_OR_GUARDIANSHIP',
  }),
  'F-FOLLOWUP': (knowing) => ({ contactWith: everybody(knowing), stable: 'yes' }),
};
