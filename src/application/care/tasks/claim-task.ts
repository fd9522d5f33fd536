import { ok, type Outcome } from '../../../kernel/outcome.js';
import { claimTask as claimInEngine } from '../../engine/assign-task.js';
import type { Work } from '../../work.js';
import { engineRefused } from '../engine.js';
import type { Identity } from '../identity.js';
import type { CareRefusal } from '../refusals.js';
import { addToTimeline } from '../timeline-entry.js';
import { taskFor, type TaskTarget } from './task-for.js';

export interface TaskNamed {
  readonly taskId: string;
}

/** Takes a task: from now on it is theirs, and disappears from what others may take. */
export const claimTask = async (
  work: Work,
  who: Identity,
  target: TaskTarget,
): Promise<Outcome<TaskNamed, CareRefusal>> => {
  const allowed = await taskFor(work, who, target);
  if (!allowed.ok) return allowed;
  const task = allowed.value;
  const taskId = task.id;
  if (task.assignee === who.user) return ok({ taskId });
  const claimed = await claimInEngine(work, { taskId, user: who.user });
  if (!claimed.ok) return engineRefused(claimed.reason);
  if (task.care?.trajectoryId !== undefined) {
    addToTimeline(work, {
      trajectoryId: task.care.trajectoryId,
      code: 'TASK_CLAIMED',
      elementId: task.elementId,
      ...(task.name !== undefined && { elementName: task.name }),
      taskId,
    });
  }
  return ok({ taskId });
};
