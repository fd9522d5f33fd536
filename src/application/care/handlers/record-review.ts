import { whyNotSecondEyes } from '../../../domain/rules/four-eyes.js';
import { nextPhase, whyNotToPhase } from '../../../domain/rules/phase.js';
import { needsSecondEyes } from '../../../domain/rules/urgency-decision.js';
import { isUrgency } from '../../../domain/urgency.js';
import type { Variables } from '../../../engine/variables.js';
import { ok } from '../../../kernel/outcome.js';
import type { ReviewSummary, SubmissionRecord, TrajectoryRecord, Urgency } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { reviewsIn, incidentsOf, brokenConditionsOf } from '../facts/reviews.js';
import { scoresIn, lowestOf } from '../facts/scores.js';
import { submissionsOf } from '../facts/submissions-of.js';
import { hasAgreed, reviewersOf, type Reviewers } from '../people/reviewers.js';
import { secondEyes } from '../people/second-eyes.js';
import { addToTimeline } from '../timeline-entry.js';
import { advanced } from '../trajectory/advance.js';
import { withUrgency } from '../trajectory/change-urgency.js';
import { momentIn, textIn } from '../values.js';
import { without } from '../without.js';
import { failed, onTrajectory } from './on-trajectory.js';

/** The line in the timeline that says a review took place. */
export const reviewHeld = 'REVIEW_HELD';

const outcomesForTwo = ['FORWARD', 'DOWN'];

/**
 * Writes down what a review led to. Going forward or down, and less urgency, need a second professional who agreed
 * (4E-1, 4E-4). When that one says no, things stay as they were; when nobody who may be the second said yes, the
 * review is not written down at all, and a person looks.
 */
export const recordReview = onTrajectory(async (work, { trajectory, variables, job }) => {
  const decided = decisionIn(trajectory, variables);
  const { outcome, urgency } = decided;
  const reviewers = await reviewersOf(work, job.instance.id, variables);
  const code =
    whyNotForward(trajectory, outcome, reviewers) ?? (await whyNotMilder(work, decided, reviewers));
  if (code !== undefined) {
    return failed(
      code,
      `Expected outcome ${outcome} with urgency ${urgency} for trajectory '${trajectory.id}' to be agreed on by two`,
    );
  }
  const summary = await summaryOf(work, trajectory.id, { outcome, variables, reviewers });
  const reviewed: TrajectoryRecord = {
    ...without(await withUrgency(work, trajectory, urgency), 'nextReviewAt'),
    reviews: [...trajectory.reviews, summary],
  };
  const recovering = trajectory.phase === 3 ? advanced(reviewed, 'MONITORING') : ok(reviewed);
  if (!recovering.ok) return recovering;
  work.put('trajectory', recovering.value);
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: reviewHeld,
    details: { outcome, urgency, incidents: summary.incidents },
  });
  return ok({ urgency, outcome });
});

interface Decision {
  readonly outcome: string;
  readonly urgency: Urgency;
  /** Less urgent than it was. */
  readonly milder: boolean;
}

/** What holds from now on: what was decided, as far as the second professional did not say no to it. */
const decisionIn = ({ urgency: known = 'HIGH' }: TrajectoryRecord, variables: Variables): Decision => {
  const agreed = hasAgreed(variables);
  const asked = textIn(variables, 'outcome') ?? 'CONTINUE';
  const wanted = variables['decidedUrgency'];
  const decided = isUrgency(wanted) ? wanted : known;
  const milder = needsSecondEyes(known, decided);
  return {
    outcome: outcomesForTwo.includes(asked) && !agreed ? 'CONTINUE' : asked,
    urgency: milder && !agreed ? known : decided,
    milder: milder && agreed,
  };
};

const whyNotForward = (
  { phase }: TrajectoryRecord,
  outcome: string,
  { decidedBy, agreedBy }: Reviewers,
): string | undefined =>
  outcome === 'FORWARD'
    ? whyNotToPhase({
        from: phase,
        to: nextPhase(phase),
        reviewedBy: decidedBy,
        agreedBy,
        directSafety: false,
      })
    : undefined;

const whyNotMilder = async (
  work: Work,
  { milder }: Decision,
  { heldBy, decidedBy, agreedBy }: Reviewers,
): Promise<string | undefined> => {
  if (!milder) return undefined;
  if (agreedBy === undefined) return 'FOUR_EYES';
  const acted = [heldBy, decidedBy].filter((user) => user !== undefined);
  return whyNotSecondEyes('4E-1', await secondEyes(work, agreedBy), acted);
};

const summaryOf = async (
  work: Work,
  trajectoryId: string,
  {
    outcome,
    variables,
    reviewers: { decidedBy, agreedBy },
  }: { readonly outcome: string; readonly variables: Variables; readonly reviewers: Reviewers },
): Promise<ReviewSummary> => {
  const submissions = await submissionsOf(work, trajectoryId);
  const newest: SubmissionRecord | undefined = reviewsIn(submissions).at(-1);
  const minScaling = lowestOf(scoresIn(submissions));
  return {
    heldAt: newest?.submittedAt ?? momentIn(variables, 'reviewHeldAt') ?? work.at,
    ...(minScaling !== undefined && { minScaling }),
    incidents: newest ? incidentsOf(newest) : 0,
    conditionsKept: newest === undefined || brokenConditionsOf(newest) === 0,
    outcome,
    ...(decidedBy !== undefined && { heldBy: decidedBy }),
    ...(agreedBy !== undefined && { agreedBy }),
  };
};
