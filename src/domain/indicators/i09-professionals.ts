import { plusMs } from '../../kernel/instant.js';
import { meanOf, type Figure } from './figure.js';
import { contactsWith } from './safety-checks.js';
import type { Period, TrajectoryStory } from './story.js';

const halfYearMs = 182 * 86_400_000;

/** How many different professionals a household met in the last half year of the period. */
export const professionals = (
  stories: readonly TrajectoryStory[],
  { from, until }: Period,
): readonly Figure[] => {
  const begin = [plusMs(until, -halfYearMs), from].toSorted()[1] ?? from;
  const met = stories.flatMap((story) => {
    const who = contactsWith(story).flatMap(({ by, closedAt }) =>
      by !== undefined && closedAt !== undefined && closedAt >= begin && closedAt < until ? [by] : [],
    );
    return who.length === 0 ? [] : [new Set(who).size];
  });
  return [meanOf('met', met)];
};
