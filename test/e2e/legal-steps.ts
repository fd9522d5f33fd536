import type { Story } from './story.js';
import * as step from './steps.js';

/* What people fill in on the legal route (P09), the same in every story unless the story is about it. */

type Data = Readonly<Record<string, unknown>>;

export interface Threat {
  readonly seriousDevelopmentThreat: string;
  readonly helpAccepted: string;
  readonly helpSufficient: string;
  readonly parentsCan: string;
  readonly urgentDanger: string;
}

export const seriousThreat: Threat = {
  seriousDevelopmentThreat: 'yes',
  helpAccepted: 'no',
  helpSufficient: 'no',
  parentsCan: 'no',
  urgentDanger: 'no',
};

/** The fixed face asks for level 4 and answers what D-07 asks. */
export const askedForLegalRoute = async (story: Story, threat: Threat): Promise<void> => {
  await story.acts('caseworker', 'escalate');
  await story.does('caseworker', 'describeQuestion', {
    question: 'Vrijwillige hulp is niet genoeg. Wat nu? TEST',
    decidedLevel: 4,
    reasonIfDifferent: 'Het kind is niet veilig met deze hulp. TEST',
    ...threat,
    householdTold: 'yes',
  });
};

/** The RVT joins beside it, and the visit is made. */
export const rvtJoined = async (story: Story): Promise<void> => {
  await story.does('rvt', 'accept', { accepted: 'yes', professional: 'rvt', firstDate: today(story) });
  await step.told(story, 'tellHousehold');
  await story.does('caseworker', 'planDuo', {
    visitOn: today(story),
    whoDoesWhat: 'Carla praat, Roos kijkt mee TEST',
    safeForUs: 'yes',
  });
  const visit = {
    visitedOn: today(story),
    who: (await story.header()).members.map(({ id }) => id),
    agreements: 'We komen elke week langs. TEST',
  };
  await story.does('caseworker', 'jointVisit', visit);
  await story.does('rvt', 'jointVisitRvt', visit);
  await story.does('caseworker', 'shareTasks', {
    tasks: [{ what: 'Wekelijks bezoek', who: 'vast gezicht' }],
    householdKnows: 'yes',
  });
};

export const today = (story: Story): string => story.service.now().slice(0, 10);

export const groundsChecked = async (story: Story, decided: string, more: Data = {}): Promise<void> => {
  const { members } = await story.header();
  await story.does('rvt', 'checkGrounds', {
    decided,
    scientist: 'scientist',
    concerns: [{ person: members[0]?.id, concern: 'Slaapt niet en gaat niet naar school TEST' }],
    triedHelp: [{ what: 'Gezinsbegeleiding', result: 'gestopt' }],
    whyNotEnough: 'Afspraken worden niet gehouden. TEST',
    leastIntrusive: 'Gesprek aan de tafel TEST',
    ...more,
  });
};

export const request = {
  legalAidOffered: 'yes',
  viewParents: 'attached',
  authority: 'both',
  addressesSecret: 'no',
  summary: 'Het kind heeft bescherming nodig die het thuis nu niet krijgt. TEST',
  householdKnows: true,
};

export const giJoinedNot = async (story: Story): Promise<void> => {
  await story.does('caseworker', 'prepareHandOver', { checklist: wholeChecklist });
  await story.does('gi', 'acceptHandOver', {
    handOverAccepted: 'no',
    reason: 'Nu geen plek TEST',
    alternative: 'Volgende week wel TEST',
  });
};

export const wholeChecklist = [
  'plan',
  'dangers',
  'conditions',
  'whoMayKnow',
  'secrets',
  'reviews',
  'requests',
  'tasks',
  'contacts',
  'wishes',
];

export const giPlanned = (story: Story, untilDate: string): Promise<void> =>
  story.does('gi', 'giPlan', {
    goal: 'Het kind gaat elke dag naar school TEST',
    actions: [{ what: 'Afspraken met school', who: 'GI', untilDate }],
    enough: 'Een half jaar geen verzuim TEST',
    inOnePlan: true,
  });

/** The Raad was called within the hour. */
export const boardCalled = (story: Story, user = 'rvt'): Promise<void> =>
  story.does(user, 'callRvdk', {
    danger: 'Het kind kan vannacht niet thuis zijn TEST',
    whyNotWait: 'Er is vanavond gedreigd TEST',
    calledAt: story.service.now(),
    parentsReachable: 'yes',
    childSafeNow: 'yes',
  });

export const adultJudged = async (story: Story, route: string, more: Data = {}): Promise<void> => {
  const { members } = await story.header();
  await story.does('rvt', 'checkAdultGrounds', {
    person: members[0]?.id,
    capacity: 'able',
    dependent: 'yes',
    othersInDanger: 'no',
    wants: 'yes',
    will: 'Ik wil thuis blijven wonen. TEST',
    route,
    ...more,
  });
};

/** From grounds that are there to a request that is sent, with everything in it. */
export const requestSent = async (story: Story, checker: string): Promise<void> => {
  await step.secondEyesAgree(story, checker, 'independentCheck');
  const { members } = await story.header();
  await story.does('caseworker', 'offerLegalAid', {
    offered: 'yes',
    offeredTo: members.map(({ id }) => id),
    adviserOffered: true,
  });
  await story.doesEach('caseworker', 'collectViews', () => ({ given: 'yes', view: 'In mijn woorden TEST' }));
  await story.does('rvt', 'sendVto', request);
};

/** Somebody outside answers by a link. */
export const answered = async (story: Story, message: string, values: Data = {}): Promise<number> => {
  const { status } = await story.service.as('admin').post('/engine-rest/message', {
    messageName: message,
    businessKey: story.trajectoryId,
    processVariables: Object.fromEntries(
      Object.entries({ trajectoryId: story.trajectoryId, ...values }).map(([name, value]) => [
        name,
        { value },
      ]),
    ),
  });
  await story.service.settle();
  return status;
};

export const tableAttended = async (story: Story): Promise<void> => {
  const { members } = await story.header();
  await story.does('caseworker', 'attendTable', {
    heldOn: today(story),
    present: [members[1]?.id],
    whatWasSaid: 'Iedereen heeft verteld hoe het gaat. TEST',
  });
};

export const called = (story: Story, elementId: string, callAgainAt: string, user = 'rvt'): Promise<void> =>
  story.does(user, elementId, { reached: 'yes', said: 'Zij kijken ernaar TEST', callAgainAt });

export const safetyHeld = async (story: Story, safeNow = 'yes', elementId = 'holdSafetyWhileWaiting') => {
  const { members } = await story.header();
  await story.does('caseworker', elementId, {
    seen: [members[0]?.id],
    conditionsKept: 'yes',
    safeNow,
    heldAt: story.service.now(),
    ...(safeNow !== 'yes' && { whatWeDo: 'We gaan er nu naartoe TEST' }),
  });
};
