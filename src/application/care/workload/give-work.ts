import { ok, refused, type Outcome } from '../../../kernel/outcome.js';
import type { RedistributionMove, TaskRecord } from '../../../ports/records.js';
import { assignTask } from '../../engine/assign-task.js';
import type { Work } from '../../work.js';
import type { Identity } from '../identity.js';
import { notify } from '../notify.js';
import { notFound, refuse, type CareRefusal, type FieldError } from '../refusals.js';
import { addToTimeline } from '../timeline-entry.js';
import { awayNow } from './absences-of.js';
import { mayDo } from './may-do.js';
import { maySteerWork } from './may-steer-work.js';

export interface WorkToGive {
  readonly user: string;
  readonly reason: string;
  readonly moves: readonly RedistributionMove[];
}

export interface WorkGiven {
  readonly redistributionId: string;
  readonly moved: number;
  /** Tasks that were done, or somebody else's, by the time it was decided. */
  readonly skipped: readonly string[];
}

/**
 * Gives tasks of one person to others, all in one commit, with one reason. A receiver who may not do the task, or is
 * away, refuses the whole; a task that is no longer theirs is left alone and named.
 */
export const giveWork = async (
  work: Work,
  who: Identity,
  { user, reason, moves }: WorkToGive,
): Promise<Outcome<WorkGiven, CareRefusal>> => {
  if (!maySteerWork(who)) return refuse('not-allowed');
  if (!(await work.get('user', user))) return notFound('user');
  const sorted = await sortOut(work, user, moves);
  if (sorted.errors.length > 0) return refused({ code: 'form-invalid', errors: sorted.errors });
  return give(work, { user, reason, ...sorted });
};

interface SortedOut {
  readonly open: readonly { readonly task: TaskRecord; readonly to: string }[];
  readonly skipped: readonly string[];
  readonly errors: readonly FieldError[];
}

const sortOut = async (
  work: Work,
  user: string,
  moves: readonly RedistributionMove[],
): Promise<SortedOut> => {
  const away = await awayNow(work.ports.store, work.at);
  const open: { readonly task: TaskRecord; readonly to: string }[] = [];
  const skipped: string[] = [];
  const errors: FieldError[] = [];
  for (const [at, { taskId, to }] of moves.entries()) {
    const task = await work.get('task', taskId);
    if (task?.assignee !== user || task.suspended) skipped.push(taskId);
    else if (away.has(to) || !(await canTake(work, task, to))) errors.push(wrongReceiver(at, away.has(to)));
    else open.push({ task, to });
  }
  return { open, skipped, errors };
};

const canTake = async (work: Work, task: TaskRecord, to: string): Promise<boolean> => {
  const receiver = await work.get('user', to);
  return receiver !== undefined && to !== task.assignee && mayDo(task, receiver);
};

const wrongReceiver = (at: number, isAway: boolean): FieldError => ({
  pointer: `/moves/${at}/to`,
  code: isAway ? 'receiver-away' : 'receiver-may-not',
  detail: isAway ? 'Expected somebody who is not away' : 'Expected somebody who may do this task',
});

interface Giving {
  readonly user: string;
  readonly reason: string;
  readonly open: readonly { readonly task: TaskRecord; readonly to: string }[];
  readonly skipped: readonly string[];
}

const give = async (
  work: Work,
  { user, reason, open, skipped }: Giving,
): Promise<Outcome<WorkGiven, CareRefusal>> => {
  const redistributionId = work.ports.ids.next();
  const moves: RedistributionMove[] = [];
  for (const { task, to } of open) {
    const assigned = await assignTask(work, { taskId: task.id, user: to });
    if (!assigned.ok) return refuse('engine-refused', { engine: assigned.reason });
    moves.push({ taskId: task.id, to });
    noteMove(work, task, { from: user, to, redistributionId });
  }
  work.put('redistribution', {
    id: redistributionId,
    userId: user,
    reason,
    madeBy: work.actor,
    madeAt: work.at,
    moves,
  });
  await tell(work, moves, redistributionId);
  return ok({ redistributionId, moved: moves.length, skipped });
};

const tell = (work: Work, moves: readonly RedistributionMove[], redistributionId: string): Promise<void> =>
  notify(
    work,
    moves.map(({ to }) => to),
    { code: 'WORK_GIVEN', channel: 'in-app', occasion: redistributionId },
  );

/** The timeline tells who went on with it; the reason is not the household's business and stays with the act. */
export const noteMove = (
  work: Work,
  { id, elementId, name, care }: TaskRecord,
  details: { readonly from: string; readonly to: string; readonly redistributionId?: string },
): void => {
  if (care?.trajectoryId === undefined) return;
  addToTimeline(work, {
    trajectoryId: care.trajectoryId,
    code: 'TASK_REASSIGNED',
    elementId,
    ...(name !== undefined && { elementName: name }),
    taskId: id,
    details,
  });
};
