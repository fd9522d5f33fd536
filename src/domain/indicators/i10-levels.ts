import { medianOf, numberOf, shareOf, type Figure } from './figure.js';
import { completed, formsOf, happened, isWithin, type Period, type TrajectoryStory } from './story.js';
import { hoursBetween } from './time-between.js';

/** How often the RVT joined, how long acceptance took, and how often people decided otherwise than D-03 proposed. */
export const levels = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => {
  const ran = stories.filter(
    ({ fixedFace, receivedAt, closedAt }) =>
      fixedFace !== undefined &&
      receivedAt < period.until &&
      (closedAt === undefined || closedAt >= period.from),
  );
  const reached = (level: number): number =>
    ran.filter((story) =>
      happened(story, 'LEVEL_CHANGED').some(
        ({ at, details }) =>
          isWithin(period, at) && details['to'] === level && Number(details['from']) < level,
      ),
    ).length;
  const accepted = ran.flatMap((story) =>
    completed(story, ['accept']).flatMap(({ openedAt, closedAt }) =>
      isWithin(period, closedAt) ? [hoursBetween(openedAt, closedAt)] : [],
    ),
  );
  const followed = ran.flatMap((story) =>
    formsOf(story, 'F-ESCALATE')
      .filter(({ at, said }) => isWithin(period, at) && typeof said['proposedLevel'] === 'number')
      .map(({ said, taskId }) => ({
        good: said['decidedLevel'] === said['proposedLevel'],
        about: { trajectoryId: story.id, taskId, step: 'describeQuestion' },
      })),
  );
  return [
    ...[1, 2, 3, 4].map((level) =>
      numberOf(
        `level-${level}`,
        'per100',
        ran.length === 0 ? 0 : (100 * reached(level)) / ran.length,
        ran.length,
      ),
    ),
    medianOf('acceptance', 'hours', accepted),
    shareOf('as-proposed', followed),
  ];
};
