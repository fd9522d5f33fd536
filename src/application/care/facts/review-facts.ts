import type { Variables } from '../../../engine/variables.js';
import { toEpochMs, type Instant } from '../../../kernel/instant.js';
import type { SubmissionRecord } from '../../../ports/records.js';
import { isYes, textIn } from '../values.js';
import {
  brokenConditionsOf,
  fellTwice,
  incidentsOf,
  quietReviews,
  reviewsIn,
  sinceLastReview,
} from './reviews.js';
import { lowest, lowestOf, meanOf, scoresIn } from './scores.js';
import { ofForm } from './submissions-of.js';
import { wholeMonths } from './whole-months.js';

export interface FactSources {
  readonly now: Instant;
  readonly submissions: readonly SubmissionRecord[];
  /** When a plan became active, oldest first. */
  readonly plans: readonly Instant[];
  readonly instanceId: string;
  readonly visible: Variables;
}

const dayMs = 86_400_000;

/** What the forms of a trajectory say together, as the decision tables ask for it (D-03, D-04, D-10). */
export const reviewFacts = (sources: FactSources): Variables => {
  const { submissions, visible } = sources;
  const reviews = reviewsIn(submissions);
  const newest = reviews.at(-1);
  return {
    ...scalingFacts(submissions),
    ...conditionFacts(sources, reviews),
    ...signals(sources),
    scalingDropTwice: staysTrue(visible, 'scalingDropTwice', fellTwice(submissions)),
    newIncident: staysTrue(visible, 'newIncident', hasNewIncident(submissions)),
    incidentLast30d: hasIncidentSince(submissions, sources.now, 30 * dayMs) ? 'yes' : 'no',
    reviewsWithoutIncident: quietReviews(reviews),
    helpNotEffectiveWeeks: weeksWithoutEffect(sources, newest),
    measureConsidered: staysTrue(visible, 'measureConsidered', saysYes(newest, 'measureConsidered')),
    measureRunning: saysYes(newest, 'measureRunning') ? 'yes' : 'no',
    consentRefused: consentRefused(sources) ? 'yes' : 'no',
    reviewHeldAt: newest?.submittedAt ?? textIn(visible, 'reviewHeldAt') ?? null,
  };
};

/** What somebody said to be so in this process stays so until it ends. */
const staysTrue = (visible: Variables, name: string, found: boolean): boolean =>
  found || isYes(visible, name);

const saysYes = (form: SubmissionRecord | undefined, key: string): boolean =>
  form !== undefined && isYes(form.data, key);

const scalingFacts = (submissions: readonly SubmissionRecord[]): Variables => {
  const scores = scoresIn(submissions);
  return {
    minScaling: lowestOf(scores) ?? null,
    lastScaling: meanOf(scores) ?? null,
    minScalingHousehold: lowest(scores.household.values()) ?? null,
    minScalingProf: lowest(scores.professionals.values()) ?? null,
  };
};

/** Agreements count as kept since the first plan, or since the last review that found one broken. */
const conditionFacts = (
  { now, plans: [firstPlan] }: FactSources,
  reviews: readonly SubmissionRecord[],
): Variables => {
  const newest = reviews.at(-1);
  const broken = reviews.findLast((review) => brokenConditionsOf(review) > 0)?.submittedAt;
  const since = broken ?? firstPlan;
  return {
    conditionsBroken: newest ? brokenConditionsOf(newest) : 0,
    conditionsKeptMonths: since === undefined ? 0 : wholeMonths(since, now),
  };
};

/** Signs that it may be less safe than it looks; each can be enough for D-03. */
const signals = ({ submissions, visible }: FactSources): Variables => {
  const recent = sinceLastReview(submissions);
  const newestReview = reviewsIn(submissions).at(-1);
  const refused = saysYes(ofForm(submissions, 'F-SAFETY1').at(-1), 'conditionRefused');
  const childDanger =
    ofForm(recent, 'F-CHILD').some(({ data }) => textIn(data, 'childSafeToGoHome') === 'no') ||
    saysYes(newestReview, 'childDanger');
  const controlled =
    ofForm(recent, 'F-TALK').some((talk) => saysYes(talk, 'controlled')) ||
    saysYes(newestReview, 'controlled');
  return {
    contactLost: staysTrue(visible, 'contactLost', false),
    conditionRefused: staysTrue(visible, 'conditionRefused', refused),
    childSpeaksOfDanger: staysTrue(visible, 'childSpeaksOfDanger', childDanger),
    adultVictimControlled: staysTrue(visible, 'adultVictimControlled', controlled),
    professionalUnsure: staysTrue(visible, 'professionalUnsure', textIn(visible, 'mode') === 'CONSULT'),
  };
};

const hasNewIncident = (submissions: readonly SubmissionRecord[]): boolean => {
  const newest = reviewsIn(submissions).at(-1);
  if (newest && incidentsOf(newest) > 0) return true;
  return ofForm(sinceLastReview(submissions), 'F-INCIDENT').length > 0;
};

/** An incident somebody wrote down, and an acute situation for which somebody went there (T02). */
const incidents = ['F-INCIDENT', 'F-ONSITE'];

const hasIncidentSince = (submissions: readonly SubmissionRecord[], now: Instant, ms: number): boolean =>
  submissions.some(
    (form) =>
      toEpochMs(now) - toEpochMs(form.submittedAt) <= ms &&
      (incidents.includes(form.formKey) || (form.formKey === 'F-REVIEW' && incidentsOf(form) > 0)),
  );

const weeksWithoutEffect = ({ now, plans }: FactSources, newest: SubmissionRecord | undefined): number => {
  const plan = plans.at(-1);
  if (plan === undefined || newest === undefined || textIn(newest.data, 'helpWorks') !== 'no') return 0;
  return Math.floor((toEpochMs(now) - toEpochMs(plan)) / (7 * dayMs));
};

const consentRefused = ({ submissions, instanceId }: FactSources): boolean => {
  const here = submissions.filter((form) => form.instanceId === instanceId);
  const plan = here.findLastIndex(({ formKey }) => formKey === 'F-PLAN');
  return ofForm(here.slice(plan + 1), 'F-CONSENT').some(({ data }) => textIn(data, 'answer') === 'no');
};
