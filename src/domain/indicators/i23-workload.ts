import { meanOf, numberOf, type Figure } from './figure.js';
import { isRunning } from './is-running.js';
import type { TrajectoryStory } from './story.js';

/** How much a trajectory asks of its fixed face [A]; a region sets its own. */
const byPhase = [1.5, 2, 1.5, 1] as const;
const byLevel = [0, 0.25, 0.5, 0.75, 1] as const;

export const weightOf = ({ phase, level }: Pick<TrajectoryStory, 'phase' | 'level'>): number =>
  byPhase[phase] + byLevel[level];

/** Open trajectories of each fixed face, weighted by phase and level; nobody is named. */
export const workload = (stories: readonly TrajectoryStory[]): readonly Figure[] => {
  const carried = new Map<string, number>();
  for (const story of stories) {
    if (!isRunning(story) || story.fixedFace === undefined) continue;
    carried.set(story.fixedFace, (carried.get(story.fixedFace) ?? 0) + weightOf(story));
  }
  const weights = [...carried.values()];
  return [
    meanOf('mean', weights),
    numberOf('most', 'mean', Math.max(0, ...weights), weights.length),
    numberOf('faces', 'count', weights.length, weights.length),
  ];
};
