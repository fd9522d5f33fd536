import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { RedistributionMove, RedistributionRecord, TaskRecord } from '../../../ports/records.js';
import { assignTask } from '../../engine/assign-task.js';
import type { Work } from '../../work.js';
import type { Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { noteMove } from './give-work.js';
import { isUntouched } from './is-untouched.js';
import { isExcluded } from './may-do.js';
import { maySteerWork } from './may-steer-work.js';

export interface WorkTakenBack {
  readonly returned: number;
  /** Tasks that were done or begun by then, or had gone to somebody else. */
  readonly kept: readonly string[];
}

/** Undoes a redistribution, once: what nobody has touched since goes back; what somebody began stays theirs. */
export const takeWorkBack = async (
  work: Work,
  who: Identity,
  { redistributionId, reason }: { readonly redistributionId: string; readonly reason: string },
): Promise<Outcome<WorkTakenBack, CareRefusal>> => {
  if (!maySteerWork(who)) return refuse('not-allowed');
  const made = await work.get('redistribution', redistributionId);
  if (!made) return notFound('redistribution');
  if (made.undone) return refuse('action-not-possible');
  const kept: string[] = [];
  for (const move of made.moves) {
    const task = await stillTheirs(work, made, move);
    if (!task) kept.push(move.taskId);
    else {
      const returned = await assignTask(work, { taskId: task.id, user: made.userId });
      if (!returned.ok) return refuse('engine-refused', { engine: returned.reason });
      noteMove(work, task, { from: move.to, to: made.userId, redistributionId });
    }
  }
  work.put('redistribution', { ...made, undone: { at: work.at, by: work.actor, reason, kept } });
  return ok({ returned: made.moves.length - kept.length, kept });
};

const stillTheirs = async (
  work: Work,
  { madeAt, userId }: RedistributionRecord,
  { taskId, to }: RedistributionMove,
): Promise<TaskRecord | undefined> => {
  const task = await work.get('task', taskId);
  if (!task || task.assignee !== to || task.suspended || isExcluded(task, userId)) return undefined;
  return (await isUntouched(work, task, madeAt)) ? task : undefined;
};
