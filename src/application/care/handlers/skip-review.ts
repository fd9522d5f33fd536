import { ok } from '../../../kernel/outcome.js';
import type { Work } from '../../work.js';
import { notify } from '../notify.js';
import { addToTimeline } from '../timeline-entry.js';
import { membersOf } from '../users.js';
import { momentIn } from '../values.js';
import { failed, onTrajectory } from './on-trajectory.js';
import { reviewHeld } from './record-review.js';

const reviewSkipped = 'REVIEW_SKIPPED';

/** A review that was not held gets a new date; the manager hears of the second in a row (domain.md P08). */
export const skipReview = onTrajectory(async (work, { trajectory, variables }) => {
  const reviewAt = momentIn(variables, 'newReviewAt');
  if (reviewAt === undefined) {
    return failed(
      'review-date-missing',
      `Expected a skipped review of trajectory '${trajectory.id}' to have a new date`,
    );
  }
  const again = await skippedBefore(work, trajectory.id);
  work.put('trajectory', { ...trajectory, nextReviewAt: reviewAt });
  addToTimeline(work, { trajectoryId: trajectory.id, code: reviewSkipped, details: { reviewAt } });
  if (again) {
    await notify(work, await membersOf(work, 'manager'), {
      code: 'REVIEW_SKIPPED_TWICE',
      channel: 'list',
      trajectoryId: trajectory.id,
      occasion: work.at,
    });
  }
  return ok({ reviewAt });
});

const skippedBefore = async (work: Work, trajectoryId: string): Promise<boolean> => {
  const [newest] = await work.find('timeline', {
    where: [
      { field: 'trajectoryId', is: trajectoryId },
      { field: 'code', in: [reviewSkipped, reviewHeld] },
    ],
    sort: [{ by: 'at', descending: true }],
    limit: 1,
  });
  return newest?.code === reviewSkipped;
};
