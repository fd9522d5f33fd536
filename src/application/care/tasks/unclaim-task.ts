import { ok, type Outcome } from '../../../kernel/outcome.js';
import { unclaimTask as unclaimInEngine } from '../../engine/assign-task.js';
import { wasOpen } from '../../engine/was-open.js';
import type { Work } from '../../work.js';
import { engineRefused } from '../engine.js';
import type { Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { whyOtherVersion } from '../version.js';
import type { TaskNamed } from './claim-task.js';
import type { TaskTarget } from './task-for.js';

/** Gives a task back to those who may take it; only who has it can. What was typed stays with the task. */
export const unclaimTask = async (
  work: Work,
  who: Identity,
  { taskId, expectedVersion }: TaskTarget,
): Promise<Outcome<TaskNamed, CareRefusal>> => {
  const task = await work.get('task', taskId);
  if (!task) return (await wasOpen(work.ports, taskId)) ? refuse('task-not-open') : notFound('task');
  if (task.suspended) return refuse('task-suspended');
  if (task.assignee !== who.user) {
    return task.assignee === undefined ? refuse('NOT_CANDIDATE') : refuse('ASSIGNED_TO_OTHER');
  }
  const why = whyOtherVersion(work, { kind: 'task', id: taskId }, expectedVersion);
  if (why) return why;
  const unclaimed = await unclaimInEngine(work, { taskId });
  return unclaimed.ok ? ok({ taskId }) : engineRefused(unclaimed.reason);
};
