import type { VariableSet } from '../../engine/variables.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { TaskRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { recordAssignee } from './record-assignee.js';
import { logOperation } from './log-operation.js';
import { openTask, placeOf } from './open-task.js';
import type { EngineUseCaseRefusal } from './refusals.js';
import { setTaskVariables } from './set-variables.js';
import { tellTaskListeners } from './tell-task.js';
import { without } from './without.js';
import { keepWords } from './words-in-history.js';

/** Lets somebody else do a task for whoever has it, who remains its owner and completes it afterwards. */
export const delegateTask = async (
  work: Work,
  { taskId, user }: { readonly taskId: string; readonly user: string },
): Promise<Outcome<TaskRecord, EngineUseCaseRefusal>> => {
  const opened = await openTask(work, taskId);
  if (!opened.ok) return opened;
  const owner = opened.value.owner ?? opened.value.assignee;
  const task: TaskRecord = {
    ...opened.value,
    ...(owner !== undefined && { owner }),
    assignee: user,
    delegationState: 'PENDING',
    updatedAt: work.at,
  };
  work.put('task', task);
  await keepWords(work, task);
  await recordAssignee(work, taskId, user);
  await logOperation(work, {
    operation: 'Delegate',
    entityType: 'Task',
    category: 'TaskWorker',
    ...placeOf(task),
    property: 'delegation',
    to: 'PENDING',
  });
  return tellTaskListeners(work, opened.value, task);
};

/** What was delegated is done: the task goes back to its owner. */
export const resolveTask = async (
  work: Work,
  { taskId, variables }: { readonly taskId: string; readonly variables?: VariableSet | undefined },
): Promise<Outcome<TaskRecord, EngineUseCaseRefusal>> => {
  const opened = await openTask(work, taskId);
  if (!opened.ok) return opened;
  if (variables) {
    const set = await setTaskVariables(work, { taskId, variables });
    if (!set.ok) return set;
  }
  const { owner } = opened.value;
  const task: TaskRecord = {
    ...without((await work.get('task', taskId)) ?? opened.value, 'assignee'),
    ...(owner !== undefined && { assignee: owner }),
    delegationState: 'RESOLVED',
    updatedAt: work.at,
  };
  work.put('task', task);
  await keepWords(work, task);
  await recordAssignee(work, taskId, owner);
  await logOperation(work, {
    operation: 'Resolve',
    entityType: 'Task',
    category: 'TaskWorker',
    ...placeOf(task),
    property: 'delegation',
    to: 'RESOLVED',
  });
  return tellTaskListeners(work, opened.value, task);
};
