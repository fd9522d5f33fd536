import { derive } from '../../../domain/clocks/derive.js';
import { reviewDate } from '../../../domain/clocks/review-date.js';
import type { Variables } from '../../../engine/variables.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok } from '../../../kernel/outcome.js';
import { addToTimeline } from '../timeline-entry.js';
import { momentIn, objectIn, textIn } from '../values.js';
import { failed, onTrajectory } from './on-trajectory.js';

/** When nothing else is known (D-04, last row). */
const usualInterval = 'P4W';

/** How long before a review everybody is asked for their scores. */
const collectClock = 'BACK(WD5)';

/** Plans the next review, on the earlier working day when it falls on none (D-04). */
export const scheduleReview = onTrajectory((work, { trajectory, variables }) => {
  const planned = reviewDate(intervalIn(variables), startIn(variables, work.at));
  if (!planned.ok) return failed(planned.reason.code, planned.reason.message);
  const reviewAt = planned.value.due;
  const collect = derive({ clock: collectClock, from: reviewAt });
  if (!collect.ok) return failed(collect.reason.code, collect.reason.message);
  work.put('trajectory', { ...trajectory, nextReviewAt: reviewAt });
  addToTimeline(work, { trajectoryId: trajectory.id, code: 'REVIEW_PLANNED', details: { reviewAt } });
  return ok({ reviewAt, collectAt: collect.value.due });
});

/** The answer of D-04. */
const intervalIn = (variables: Variables): string =>
  textIn(objectIn(variables, 'reviewPlan') ?? {}, 'interval') ?? usualInterval;

/** The last review, or the plan if that is newer. */
const startIn = (variables: Variables, now: Instant): Instant => {
  const moments = [momentIn(variables, 'planActiveAt'), momentIn(variables, 'reviewHeldAt')];
  const newest = moments
    .filter((moment): moment is Instant => moment !== undefined)
    .sort()
    .at(-1);
  return newest ?? now;
};
