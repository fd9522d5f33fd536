import { plusMs } from '../../kernel/instant.js';
import { shareOf, type Figure } from './figure.js';
import { phasesOf } from './phases.js';
import { isWithin, type Period, type TrajectoryStory } from './story.js';

const yearMs = 365 * 86_400_000;

/** Of trajectories that reached phase 2 or 3 in the period, how many stayed out of phase 1 for a year, as far as it has passed. */
export const phaseBack = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] => {
  const judged = stories.flatMap((story) => {
    const phases = phasesOf(story);
    const reached = phases.find(({ phase }) => phase > 1);
    if (!reached || !isWithin(period, reached.from)) return [];
    const end = plusMs(reached.from, yearMs);
    const back = phases.some(({ phase, from }) => phase === 1 && from > reached.from && from <= end);
    return [{ good: !back, about: { trajectoryId: story.id } }];
  });
  return [shareOf('stayed', judged)];
};
