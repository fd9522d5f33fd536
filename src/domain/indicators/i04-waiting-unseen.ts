import { countOf, type Figure } from './figure.js';
import { isRunning } from './is-running.js';
import { lastSafetyCheck, waitingSteps } from './safety-checks.js';
import { isOpen, type Period, type StoryTask, type TrajectoryStory } from './story.js';
import { daysBetween } from './time-between.js';

const longestUnseenDays = 14;

const waits = (task: StoryTask): boolean =>
  isOpen(task) && waitingSteps.some((element) => element === task.element);

/** Trajectories in which something waits for another and nobody looked at the safety in two weeks. */
export const waitingUnseen = (stories: readonly TrajectoryStory[], { now }: Period): readonly Figure[] => {
  const waiting = stories.filter((story) => isRunning(story) && story.tasks.some(waits));
  const unseen = waiting.flatMap((story) => {
    const since = lastSafetyCheck(story) ?? story.receivedAt;
    const step = story.tasks.find(waits)?.element;
    if (daysBetween(since, now) <= longestUnseenDays) return [];
    return [{ trajectoryId: story.id, ...(step !== undefined && { step }), since }];
  });
  return [countOf('unseen', unseen, waiting.length), countOf('waiting', [], 0)].map((figure) =>
    figure.key === 'waiting' ? { ...figure, value: waiting.length, n: stories.length } : figure,
  );
};
