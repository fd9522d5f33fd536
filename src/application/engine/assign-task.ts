import { ok, type Outcome } from '../../kernel/outcome.js';
import type { HistoricActivityRecord, TaskRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { given } from './given.js';
import { openTask } from './open-task.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { without } from './without.js';

type Assigned = Outcome<TaskRecord, EngineUseCaseRefusal>;

/** Takes a task that nobody else has. */
export const claimTask = async (
  work: Work,
  { taskId, user }: { readonly taskId: string; readonly user: string },
): Promise<Assigned> => {
  const opened = await openTask(work, taskId);
  if (!opened.ok) return opened;
  const { assignee } = opened.value.task;
  if (assignee !== undefined && assignee !== user)
    return refuse('task-claimed', `Expected task '${taskId}' to be free, but somebody has claimed it`);
  return assignTask(work, { taskId, user });
};

/** Gives a task back to its candidates. */
export const unclaimTask = (work: Work, { taskId }: { readonly taskId: string }): Promise<Assigned> =>
  assignTask(work, { taskId });

/** Gives a task to somebody, or with no user to nobody, whoever had it. Moves no token. */
export const assignTask = async (
  work: Work,
  { taskId, user }: { readonly taskId: string; readonly user?: string | undefined },
): Promise<Assigned> => {
  const opened = await openTask(work, taskId);
  if (!opened.ok) return opened;
  if (opened.value.task.assignee === user) return ok(opened.value.task);
  const assigned = withAssignee(opened.value.task, user);
  work.put('task', assigned);
  const visit = await work.get('historicActivity', taskId);
  if (visit) work.put('historicActivity', withAssignee(visit, user));
  return ok(assigned);
};

const withAssignee = <Body extends TaskRecord | HistoricActivityRecord>(
  body: Body,
  user: string | undefined,
): Body => ({ ...without(body, 'assignee'), ...given({ assignee: user }) }) as Body;
