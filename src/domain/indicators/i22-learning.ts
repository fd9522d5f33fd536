import { shareOf, type Figure, type Judged } from './figure.js';
import { formsOf, isWithin, type Period, type TrajectoryStory } from './story.js';
import { daysBetween } from './time-between.js';

/** Time in which the note is written; a trajectory that closed just now does not count as having none. */
const noteDays = 14;

/** Closings with a learning note, and how often people decided as a table proposed. */
export const learning = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => {
  const closings = stories.flatMap((story): readonly Judged[] => {
    const { closedAt } = story;
    if (story.fixedFace === undefined || !isWithin(period, closedAt)) return [];
    const good = formsOf(story, 'F-LEARN').length > 0;
    if (!good && daysBetween(closedAt, period.now) < noteDays) return [];
    return [{ good, about: { trajectoryId: story.id, step: 'learningNote', since: closedAt } }];
  });
  const as = (form: string, decided: string, proposed: string): readonly Judged[] =>
    stories.flatMap((story) =>
      formsOf(story, form)
        .filter(({ at, said }) => isWithin(period, at) && said[proposed] !== undefined)
        .map(({ said, taskId, element, at }) => ({
          good: said[decided] === said[proposed],
          about: { trajectoryId: story.id, taskId, step: element, since: at },
        })),
    );
  return [
    shareOf('notes', closings),
    shareOf('as-proposed.D-01', as('F-ASSESS', 'decidedUrgency', 'proposedUrgency')),
    shareOf('as-proposed.D-03', as('F-ESCALATE', 'decidedLevel', 'proposedLevel')),
  ];
};
