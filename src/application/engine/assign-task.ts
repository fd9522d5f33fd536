import { ok, type Outcome } from '../../kernel/outcome.js';
import type { TaskRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { logOperation } from './log-operation.js';
import { openTask, placeOf } from './open-task.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { recordAssignee, withAssignee } from './record-assignee.js';
import { tellTaskListeners } from './tell-task.js';

type Assigned = Outcome<TaskRecord, EngineUseCaseRefusal>;

/** Takes a task that nobody else has. */
export const claimTask = async (
  work: Work,
  { taskId, user }: { readonly taskId: string; readonly user: string },
): Promise<Assigned> => {
  const opened = await openTask(work, taskId);
  if (!opened.ok) return opened;
  const { assignee } = opened.value;
  if (assignee !== undefined && assignee !== user)
    return refuse('task-claimed', `Expected task '${taskId}' to be free, but somebody has claimed it`);
  return assign(work, { taskId, user }, 'Claim');
};

/** Gives a task back to its candidates. */
export const unclaimTask = (work: Work, { taskId }: { readonly taskId: string }): Promise<Assigned> =>
  assignTask(work, { taskId });

interface Assignment {
  readonly taskId: string;
  readonly user?: string | undefined;
}

/** Gives a task to somebody, or with no user to nobody, whoever had it. Moves no token. */
export const assignTask = (work: Work, assignment: Assignment): Promise<Assigned> =>
  assign(work, assignment, 'Assign');

const assign = async (
  work: Work,
  { taskId, user }: Assignment,
  operation: 'Assign' | 'Claim',
): Promise<Assigned> => {
  const opened = await openTask(work, taskId);
  if (!opened.ok) return opened;
  if (opened.value.assignee === user) return ok(opened.value);
  const assigned = withAssignee({ ...opened.value, updatedAt: work.at }, user);
  work.put('task', assigned);
  await recordAssignee(work, taskId, user);
  await logOperation(work, {
    operation,
    entityType: 'Task',
    category: 'TaskWorker',
    ...placeOf(opened.value),
    property: 'assignee',
    from: opened.value.assignee,
    to: user,
  });
  return tellTaskListeners(work, opened.value, assigned);
};
