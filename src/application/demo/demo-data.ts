import { plusMs, type Instant } from '../../kernel/instant.js';
import { identityOf, type Identity } from '../care/identity.js';
import type { NewMember, NewReport } from '../care/reports/new-report.js';
import { receiveReport } from '../care/reports/receive-report.js';
import type { Fields } from '../care/views.js';
import { transact, type Ports } from '../work.js';
import { keepDemoSides } from './keep-demo-sides.js';
import { play, type Story } from './play.js';
import { demoUsers } from './users.js';

/** An invented household, what was reported about it, and how far its trajectory has come. */
interface Example {
  readonly label: string;
  readonly members: readonly NewMember[];
  readonly observedFacts: string;
  readonly channel: NewReport['channel'];
  readonly reportedHoursAgo: number;
  readonly signs?: Partial<Pick<NewReport, 'dangerNow' | 'weaponOrStrangulation' | 'structural'>>;
  /** Without one nobody has looked at the report yet. */
  readonly until?: Story['isThere'];
  readonly saying?: Readonly<Record<string, Fields>>;
  /** Demo users who are somebody of this household, by first name. */
  readonly helped?: Readonly<Record<string, string>>;
  /** Elements that nobody does in this one. */
  readonly leaving?: readonly string[];
}

const hourMs = 3_600_000;

const isOpen =
  (element: string): Story['isThere'] =>
  (_trajectory, open) =>
    open.some(({ elementId }) => elementId === element);

const child = (name: string, birthDate: string): NewMember => ({
  name: `${name} TEST`,
  birthDate,
  role: 'child',
});
const adult = (name: string): NewMember => ({ name: `${name} TEST`, role: 'adult' });

const examples: readonly Example[] = [
  {
    label: 'Huishouden Appel TEST',
    members: [child('Noor', '2017-05-05'), adult('Mia'), adult('Max')],
    observedFacts: 'De school hoort van Noor dat er thuis veel wordt geschreeuwd. TEST',
    channel: 'school',
    reportedHoursAgo: 0,
  },
  {
    label: 'Huishouden Beuk TEST',
    members: [child('Bo', '2023-08-01'), adult('Bea'), adult('Bram')],
    observedFacts: 'De politie trof een moeder met striemen in de hals; een kind was erbij. TEST',
    channel: 'police',
    reportedHoursAgo: 0,
    signs: { dangerNow: 'yes', weaponOrStrangulation: 'yes' },
    until: isOpen('assess'),
    saying: { acuteCheck: { dangerNow: 'yes', strangulation: 'yes' } },
  },
  {
    label: 'Huishouden Ceder TEST',
    members: [child('Cas', '2015-01-20'), adult('Carmen')],
    observedFacts: 'Een buurman hoort vaak huilen en geschreeuw in de nacht. TEST',
    channel: 'phone',
    reportedHoursAgo: 9 * 24,
    until: isOpen('assess'),
  },
  {
    label: 'Huishouden Den TEST',
    members: [child('Daan', '2012-11-11'), adult('Dina'), adult('Dave')],
    observedFacts: 'Er is al jaren ruzie met klappen waar de zoon bij is. TEST',
    channel: 'professional',
    reportedHoursAgo: 2,
    signs: { structural: 'yes' },
    until: isOpen('firstContact'),
  },
  {
    label: 'Huishouden Eik TEST',
    members: [child('Evi', '2014-03-03'), adult('Els')],
    observedFacts: 'Evi komt vaak zonder eten op school en is bang voor de vriend van moeder. TEST',
    channel: 'school',
    reportedHoursAgo: 30,
    until: isOpen('draftAnalysis'),
  },
  {
    label: 'Huishouden Fijn TEST',
    members: [child('Fien', '2013-02-02'), adult('Fleur'), adult('Frank')],
    observedFacts: 'De huisarts ziet een moeder die bang is voor haar partner. TEST',
    channel: 'professional',
    reportedHoursAgo: 72,
    until: ({ nextReviewAt }) => nextReviewAt !== undefined,
    helped: { moeder: 'Fleur', vader: 'Frank', jongere: 'Fien' },
  },
  {
    label: 'Huishouden Gaard TEST',
    members: [child('Guus', '2012-06-06'), adult('Gerda')],
    observedFacts: 'Guus is al weken niet op school en thuis doet niemand open. TEST',
    channel: 'school',
    reportedHoursAgo: 48,
    until: ({ waits = [] }) => waits.length > 0,
    leaving: ['firstContact'],
    saying: { assess: { route: 'RVDK' } },
  },
  {
    label: 'Huishouden Hazel TEST',
    members: [adult('Hendrik'), adult('Henk')],
    observedFacts: 'Een meneer van 82 krijgt geen eten als zijn zoon boos is. TEST',
    channel: 'professional',
    reportedHoursAgo: 48,
    until: isOpen('requestCantonalCourt'),
    leaving: ['firstContact'],
    saying: { assess: { route: 'ADULT_PROTECTION' } },
  },
];

/** What is done later, so that lists have something in them. */
const leave = ['informHousehold', 'feedbackReporter', 'acknowledge'];

/**
 * Fills an empty service with invented households in different stages, through the same use cases that people use.
 * A service that knows any household is left as it is.
 */
export const fillWithDemoData = async (ports: Ports): Promise<void> => {
  if ((await ports.store.count('household', [], 1)) > 0) return;
  const intake = demoUsers.find(({ id }) => id === 'intake');
  if (!intake) return;
  for (const example of examples) await fill(ports, identityOf(intake), example);
};

const fill = async (ports: Ports, intake: Identity, example: Example): Promise<void> => {
  const { until, saying, helped, leaving = [] } = example;
  const received = await transact(ports, intake.user, (work) =>
    receiveReport(work, intake, reportOf(example, ports.clock.now())),
  );
  if (!received.ok || !until) return;
  const { trajectoryId, householdId } = received.value;
  if (helped) await keepDemoSides(ports, householdId, helped);
  await play(ports, {
    trajectoryId,
    isThere: until,
    leave: [...leave, ...leaving],
    ...(saying && { saying }),
  });
};

const reportOf = (example: Example, now: Instant): NewReport => ({
  channel: example.channel,
  anonymity: 'NONE',
  receivedAt: plusMs(now, -example.reportedHoursAgo * hourMs),
  household: { label: example.label, municipality: 'Teststad', members: example.members },
  observedFacts: example.observedFacts,
  dangerNow: 'no',
  weaponOrStrangulation: 'no',
  childUnder4OrDependentAdultWithoutCare: 'no',
  perpetratorAccess: 'no',
  childAfraidToGoHome: 'no',
  acute: 'no',
  structural: 'no',
  earlierReports12m: 0,
  ...example.signs,
});
