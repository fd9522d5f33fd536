import { isUrgency } from '../../../domain/urgency.js';
import type { Variables } from '../../../engine/variables.js';
import { ok } from '../../../kernel/outcome.js';
import type { ReviewSummary, SubmissionRecord, TrajectoryRecord, Urgency } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { reviewsIn, incidentsOf, brokenConditionsOf } from '../facts/reviews.js';
import { scoresIn, lowestOf } from '../facts/scores.js';
import { submissionsOf } from '../facts/submissions-of.js';
import { needsSecondEyes } from '../../../domain/rules/urgency-decision.js';
import { addToTimeline } from '../timeline-entry.js';
import { advanced } from '../trajectory/advance.js';
import { withUrgency } from '../trajectory/change-urgency.js';
import { momentIn, textIn } from '../values.js';
import { without } from '../without.js';
import { onTrajectory } from './on-trajectory.js';

/** The line in the timeline that says a review took place. */
export const reviewHeld = 'REVIEW_HELD';

const outcomesForTwo = ['FORWARD', 'DOWN'];

/**
 * Writes down what a review led to. Going forward or down, and less urgency, need a second professional who agreed
 * (4E-1, 4E-4); without one things stay as they were.
 */
export const recordReview = onTrajectory(async (work, { trajectory, variables }) => {
  const agreed = ['agree', 'agree_with_remark'].includes(textIn(variables, 'agree') ?? '');
  const asked = textIn(variables, 'outcome') ?? 'CONTINUE';
  const outcome = outcomesForTwo.includes(asked) && !agreed ? 'CONTINUE' : asked;
  const urgency = urgencyAfter(trajectory, variables, agreed);
  const summary = await summaryOf(work, trajectory.id, { outcome, variables });
  const reviewed: TrajectoryRecord = {
    ...without(await withUrgency(work, trajectory, urgency), 'nextReviewAt'),
    reviews: [...trajectory.reviews, summary],
  };
  work.put('trajectory', trajectory.phase === 3 ? advanced(reviewed, 'MONITORING') : reviewed);
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: reviewHeld,
    details: { outcome, urgency, incidents: summary.incidents },
  });
  return ok({ urgency, outcome });
});

const urgencyAfter = (trajectory: TrajectoryRecord, variables: Variables, agreed: boolean): Urgency => {
  const known = trajectory.urgency ?? 'HIGH';
  const decided = variables['decidedUrgency'];
  if (!isUrgency(decided)) return known;
  return agreed || !needsSecondEyes(known, decided) ? decided : known;
};

const summaryOf = async (
  work: Work,
  trajectoryId: string,
  { outcome, variables }: { readonly outcome: string; readonly variables: Variables },
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
  };
};
