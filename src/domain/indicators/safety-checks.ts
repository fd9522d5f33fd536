import type { Instant } from '../../kernel/instant.js';
import { completed, type StoryTask, type TrajectoryStory } from './story.js';

/** Steps in which somebody looks how safe it is now (domain.md §7). */
const checks = [
  'acuteCheck',
  'onSite',
  'directSafetyAgreements',
  'firstContact',
  'assessSignal',
  'assessIncident',
  'personTalk',
  'jointTalk',
  'childTalk',
  'aftercareChild',
  'checkPhase1',
  'jointVisit',
  'jointVisitRvt',
  'childVoice',
  'holdReview',
  'vtMonitor',
  'holdSafetyWhileWaiting',
  'expiryCheck',
  'followUpCall',
] as const;

export const safetyChecks = (story: TrajectoryStory): readonly StoryTask[] => completed(story, checks);

export const lastSafetyCheck = (story: TrajectoryStory): Instant | undefined =>
  safetyChecks(story)
    .map(({ closedAt }) => closedAt)
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1);

/** Contact with somebody of the household, by whom is told. */
const contacts = [
  'firstContact',
  'onSite',
  'personTalk',
  'jointTalk',
  'childTalk',
  'aftercareChild',
  'householdReacts',
  'agreeConditions',
  'planPhase1',
  'planTogether',
  'explainToEach',
  'offerFamilyPlan',
  'jointVisit',
  'jointVisitRvt',
  'tellHousehold',
  'childVoice',
  'collectScaling',
  'holdReview',
  'tellResult',
  'vtMonitor',
  'threeWayTalk',
  'closingTalk',
  'followUpCall',
] as const;

export const contactsWith = (story: TrajectoryStory): readonly StoryTask[] => completed(story, contacts);

/** Open steps that wait for somebody else: another organisation, a decision, a colleague to be named, or the household. */
export const waitingSteps = [
  'allocateFixedFace',
  'acceptHandOver',
  'accept',
  'alternative',
  'consult',
  'municipalDecision',
  'householdReacts',
  'askConsent',
  'awaitTable',
  'awaitRvdk',
  'awaitCourt',
] as const;
