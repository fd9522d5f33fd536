import type { Instant } from '../../kernel/instant.js';
import { isInstant } from '../../kernel/instant.js';
import { shareOf, type Figure } from './figure.js';
import { formsOf, happened, isWithin, type Period, type TrajectoryStory } from './story.js';
import { afterWorkingDays } from './time-between.js';

/** Reviews planned for the period that were held by their date and two working days; each plan counts until the next one. */
export const reviewsInTime = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => {
  const judged = stories.flatMap((story) => {
    const plans = happened(story, 'REVIEW_PLANNED').flatMap(({ at, details }) => {
      const planned = details['reviewAt'];
      return typeof planned === 'string' && isInstant(planned) ? [{ at, planned }] : [];
    });
    const held = formsOf(story, 'F-REVIEW')
      .filter(({ said }) => said['reviewHeld'] === 'yes')
      .map(({ at }) => at);
    return plans.flatMap(({ at, planned }, index) => {
      const limit = afterWorkingDays(planned, 2);
      if (!isWithin(period, planned) || limit === undefined) return [];
      const heldAt = heldFor(held, at, plans[index + 1]?.at);
      const isOver = heldAt !== undefined || (period.now > limit && story.state !== 'CLOSED');
      if (!isOver) return [];
      const good = heldAt !== undefined && heldAt <= limit;
      return [{ good, about: { trajectoryId: story.id, step: 'holdReview', since: planned } }];
    });
  });
  return [shareOf('in-time', judged)];
};

/** The review that followed from a plan: the first one before the next plan. */
const heldFor = (held: readonly Instant[], from: Instant, until: Instant | undefined): Instant | undefined =>
  held.find((at) => at >= from && (until === undefined || at <= until));
