import { shareOf, type Figure } from './figure.js';
import { firstAt, isWithin, type Period, type TrajectoryStory } from './story.js';
import { afterWorkingDays } from './time-between.js';

/** Reports of the period whose route was decided within five working days; those whose time is not over yet do not count. */
export const assessedInTime = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => {
  const judged = stories.flatMap((story) => {
    if (!isWithin(period, story.receivedAt)) return [];
    const decidedAt = firstAt(story, 'ROUTE_DECIDED');
    const legalDueAt = story.legalDueAt ?? afterWorkingDays(story.receivedAt, 5);
    if (legalDueAt === undefined || (decidedAt === undefined && period.now <= legalDueAt)) return [];
    const good = decidedAt !== undefined && decidedAt <= legalDueAt;
    return [{ good, about: { trajectoryId: story.id, step: 'assess', since: story.receivedAt } }];
  });
  return [shareOf('in-time', judged)];
};
