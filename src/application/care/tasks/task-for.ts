import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { TaskRecord } from '../../../ports/records.js';
import { wasOpen } from '../../engine/was-open.js';
import type { Work } from '../../work.js';
import type { Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { whyOtherVersion } from '../version.js';
import { whyNotComplete } from './may-complete.js';

export interface TaskTarget {
  readonly taskId: string;
  /** The version the asker saw, when they insist on it. */
  readonly expectedVersion?: number;
}

/** An open task that this person may take and complete, in the version they saw. */
export const taskFor = async (
  work: Work,
  who: Identity,
  { taskId, expectedVersion }: TaskTarget,
): Promise<Outcome<TaskRecord, CareRefusal>> => {
  const task = await work.get('task', taskId);
  if (!task) return (await wasOpen(work.ports, taskId)) ? refuse('task-not-open') : notFound('task');
  if (task.suspended) return refuse('task-suspended');
  const why =
    whyNotComplete(task, who) ?? whyOtherVersion(work, { kind: 'task', id: taskId }, expectedVersion);
  return why ?? ok(task);
};
