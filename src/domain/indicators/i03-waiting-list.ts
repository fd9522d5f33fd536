import { countOf, numberOf, type Figure } from './figure.js';
import { isRunning } from './is-running.js';
import { firstAt, type Period, type TrajectoryStory } from './story.js';
import { afterWorkingDays, hoursBetween } from './time-between.js';

/** Trajectories with a route and nobody who is their fixed face; how long the oldest waits comes first. */
export const waitingList = (stories: readonly TrajectoryStory[], { now }: Period): readonly Figure[] => {
  const waiting = stories.flatMap((story) => {
    const since = firstAt(story, 'ROUTE_DECIDED');
    const isWaiting = isRunning(story) && story.fixedFace === undefined && since !== undefined;
    return isWaiting ? [{ trajectoryId: story.id, step: 'allocateFixedFace', since }] : [];
  });
  const oldest = Math.max(0, ...waiting.map(({ since }) => hoursBetween(since, now)));
  const late = waiting.filter(({ since }) => now > (afterWorkingDays(since, 1) ?? now));
  return [
    numberOf('oldest', 'hours', oldest, waiting.length),
    countOf('waiting', waiting, stories.length),
    countOf('late', late, waiting.length),
  ];
};
