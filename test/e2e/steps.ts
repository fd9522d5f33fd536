import type { Story } from './story.js';

/* What people fill in, the same in every story unless the story is about it. */

const agreed = { seenFacts: true, agree: 'agree' };

export const report = (label: string, dangerAnswers: Readonly<Record<string, unknown>> = {}) => ({
  channel: 'school',
  anonymity: 'NONE',
  household: {
    label,
    municipality: 'Ede',
    members: [
      { name: 'Noor TEST', birthDate: '2017-05-02', role: 'child' },
      { name: 'Mira TEST', birthDate: '1988-03-04', role: 'adult' },
      { name: 'Tom TEST', birthDate: '1985-11-20', role: 'adult' },
    ],
  },
  observedFacts: 'Het kind vertelt dat er thuis vaak hard geschreeuwd wordt. TEST',
  dangerNow: 'no',
  weaponOrStrangulation: 'no',
  childUnder4OrDependentAdultWithoutCare: 'no',
  perpetratorAccess: 'no',
  childAfraidToGoHome: 'no',
  acute: 'no',
  structural: 'no',
  earlierReports12m: 0,
  ...dangerAnswers,
});

export const checkedForDanger = (story: Story): Promise<void> =>
  story.does('intake', 'acuteCheck', {
    dangerNow: 'no',
    childrenPresent: 'yes',
    weapon: 'no',
    strangulation: 'no',
    perpetratorAccess: 'no',
    phoneSafe: 'yes',
  });

export const assessed = (story: Story, answers: Readonly<Record<string, unknown>>): Promise<void> =>
  story.does('intake', 'assess', {
    instrument: 'national_triage',
    acute: 'no',
    structural: 'no',
    minors: 1,
    earlierReports: 0,
    cooperation: 'good',
    infoComplete: 'yes',
    helpRunning: 'no',
    safetyConditionsNeeded: 'no',
    route: 'PROPOSED',
    ...answers,
  });

export const secondEyesAgree = (story: Story, user: string, elementId: string): Promise<void> =>
  story.does(user, elementId, agreed);

export const allocated = (story: Story): Promise<void> =>
  story.does('teamlead', 'allocateFixedFace', {
    fixedFace: 'caseworker',
    substitute: 'caseworker2',
    preferenceAsked: 'yes',
  });

/** The household is told something, by the fixed face unless somebody else does it. */
export const told = async (story: Story, elementId: string, user = 'caseworker'): Promise<void> => {
  const { members } = await story.header();
  await story.does(user, elementId, {
    who: members.map(({ id }) => id),
    what: ['decision', 'rights'],
    how: 'talk',
    toldOn: story.service.now().slice(0, 10),
  });
};

export const contactMade = (story: Story): Promise<void> =>
  story.does('caseworker', 'firstContact', {
    contactResult: 'MADE',
    channel: 'visit',
    contactAt: story.service.now(),
    safeChannelsConfirmed: true,
    toldRights: true,
    language: 'nl',
  });

export type Scores = Readonly<Record<string, number>>;

export const invited = async (story: Story): Promise<void> => {
  const { members } = await story.header();
  await story.does('caseworker', 'invite', {
    who: members.map(({ id }) => id),
    jointSafe: 'unknown',
    place: 'home',
  });
};

export const everybodyHeard = async (story: Story, scores: Scores): Promise<void> => {
  await story.doesEach('caseworker', 'personTalk', (name) => ({
    alone: 'yes',
    worries: 'Zorgen in eigen woorden TEST',
    controlled: 'no',
    scaling: scores[name],
  }));
  await story.doesEach('caseworker', 'childTalk', (name) => ({
    spoken: 'yes',
    spokenAt: story.service.now(),
    method: 'threeHouses',
    worries: 'Er wordt geschreeuwd TEST',
    childSafeToGoHome: 'yes',
    scaling: scores[name],
  }));
};

export const analysisDrafted = async (story: Story): Promise<void> => {
  const { members } = await story.header();
  await story.does('caseworker', 'draftAnalysis', {
    facts: [{ what: 'Op school gehoord TEST', seenBy: 'school', when: 'januari' }],
    dangerStatements: [
      { who: members[0]?.id, danger: 'het vaker gebeurt', consequence: 'het kind bang wordt' },
    ],
    safetyGoals: [{ goal: 'Het is rustig in huis' }],
    top3: [{ factor: 'Ruzie over geld' }],
    strengths: 'Iedereen wil dat het stopt TEST',
    pageB1: 'Er is vaak ruzie. Dat gaan we samen veranderen. TEST',
  });
};

export const reactionsGathered = async (story: Story, dissent: 'yes' | 'no'): Promise<void> => {
  await story.does('caseworker', 'householdReacts', { agreeFacts: 'partly', agreeWorries: 'yes', dissent });
  await secondEyesAgree(story, 'scientist', 'qualityCheck');
  if (dissent === 'no') return;
  const { members } = await story.header();
  await story.does('caseworker', 'recordDissent', {
    views: [{ who: members[2]?.id, about: 'hoe vaak', view: 'Volgens mij gebeurt het minder vaak. TEST' }],
  });
};

export const analysisFinished = (story: Story, directSafety: 'yes' | 'no' = 'yes'): Promise<void> =>
  story.does('caseworker', 'finishAnalysis', { directSafety, sharedWithAll: true });

export const planOffered = async (story: Story): Promise<void> => {
  const { members } = await story.header();
  await story.does('caseworker', 'offerFamilyPlan', {
    offeredTo: members.map(({ id }) => id),
    outcome: 'together',
  });
};

export const planMade = (
  story: Story,
  { untilDate, consentNeeded }: { readonly untilDate: string; readonly consentNeeded: 'yes' | 'no' },
): Promise<void> =>
  story.does('caseworker', 'planTogether', {
    goals: [{ goal: 'Het is rustig in huis', now: 5, wanted: 8 }],
    actions: [{ what: 'Hulp bij geldzorgen', who: 'vader TEST', untilDate }],
    conditionsKept: 'Niemand schreeuwt waar het kind bij is. TEST',
    consentNeeded,
    needsFormalDecision: 'no',
  });

export const consented = (story: Story, validUntil: string): Promise<number> =>
  story.doesEach('caseworker', 'askConsent', (name) => ({
    purpose: 'help',
    explainedB1: true,
    ...(name === 'Noor TEST' ? { answer: 'not_needed' } : { answer: 'yes', validUntil }),
  }));

export const reviewPrepared = async (story: Story, scores: Scores): Promise<void> => {
  await story.doesEach('caseworker', 'collectScaling', (name) => ({ scaling: scores[name] }));
  await story.doesEach('caseworker', 'childVoice', (name) => ({
    spoken: 'yes',
    spokenAt: story.service.now(),
    childSafeToGoHome: 'yes',
    scaling: scores[name],
  }));
};

export const reviewHeld = async (
  story: Story,
  score: number,
  answers: Readonly<Record<string, unknown>> = {},
): Promise<void> => {
  const { members } = await story.header();
  await story.does('caseworker', 'holdReview', {
    reviewHeld: 'yes',
    present: members.map(({ id }) => id),
    conditions: [{ condition: 'Niemand schreeuwt', kept: 'yes' }],
    incidents: 0,
    scaling: members.map(({ id }) => ({ person: id, value: score })),
    professionalScaling: score,
    childVoice: 'Het is rustiger thuis TEST',
    childDanger: 'no',
    controlled: 'no',
    helpWorks: 'yes',
    measureConsidered: 'no',
    measureRunning: 'no',
    ...answers,
  });
};

export const decided = (
  story: Story,
  outcome: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  story.does('caseworker', 'decideOutcome', {
    outcome,
    decidedUrgency: 'NORMAL',
    reasonsB1: 'Zo gaat het nu, en daarom kiezen we dit. TEST',
    ...more,
  });

/** From a report that has just come in to an active plan in phase 2, on one day. */
export const inPhaseTwo = async (
  story: Story,
  { scores, untilDate }: { readonly scores: Scores; readonly untilDate: string },
): Promise<void> => {
  await checkedForDanger(story);
  await assessed(story, { decidedUrgency: 'NORMAL' });
  await secondEyesAgree(story, 'scientist', 'secondEyes');
  await allocated(story);
  await told(story, 'informHousehold');
  await contactMade(story);
  await invited(story);
  await everybodyHeard(story, scores);
  await analysisDrafted(story);
  await reactionsGathered(story, 'no');
  await analysisFinished(story);
  await planOffered(story);
  await planMade(story, { untilDate, consentNeeded: 'no' });
  await secondEyesAgree(story, 'scientist', 'checkPlan');
};
