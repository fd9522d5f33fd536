import type { Instant } from '../../kernel/instant.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { TaskRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { recordAssignee } from './record-assignee.js';
import { given } from './given.js';
import { logOperation } from './log-operation.js';
import { isStandalone, openTask, placeOf } from './open-task.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { endStandaloneTask, joinParent, leaveParent, recordStart } from './standalone-task.js';
import { tellTaskListeners } from './tell-task.js';
import { without } from './without.js';
import { keepWords } from './words-in-history.js';

type Changed = Outcome<TaskRecord, EngineUseCaseRefusal>;

/** What a person says of a task by hand; what is left out the task does not have. */
export interface TaskWords {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly assignee?: string | undefined;
  readonly owner?: string | undefined;
  readonly delegationState?: 'PENDING' | 'RESOLVED' | undefined;
  readonly dueAt?: Instant | undefined;
  readonly followUpAt?: Instant | undefined;
  readonly priority: number;
  readonly parentTaskId?: string | undefined;
}

const wordsOf = ({ priority, ...words }: TaskWords) => ({ ...given(words), priority });

/** How many tasks may be made under one. */
const mostSubTasks = 500;

/** Puts a task under another that is open; a task is never under itself. */
const goUnder = async (
  work: Work,
  id: string,
  parentTaskId: string,
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const parent = await work.get('task', parentTaskId);
  if (!parent) return refuse('task-not-found', `Expected an open task '${parentTaskId}', but there is none`);
  for (let above: TaskRecord | undefined = parent; above; above = await parentOf(work, above))
    if (above.id === id) return refuse('task-exists', `Expected task '${id}' not to lie under itself`);
  if ((parent.subTaskIds ?? []).length >= mostSubTasks)
    return refuse('task-exists', `Expected at most ${mostSubTasks} tasks under '${parentTaskId}'`);
  joinParent(work, parent, id);
  return ok(undefined);
};

const parentOf = async (work: Work, { parentTaskId }: TaskRecord): Promise<TaskRecord | undefined> =>
  parentTaskId === undefined ? undefined : work.get('task', parentTaskId);

/** Makes a task that belongs to no process. It is kept, listed, completed and remembered like any other. */
export const createTask = async (
  work: Work,
  { id = work.ports.ids.next(), ...words }: TaskWords & { readonly id?: string | undefined },
): Promise<Changed> => {
  // A dot would make it the name of a token.
  if (!/^[\w-]{1,64}$/.test(id))
    return refuse(
      'task-exists',
      "Expected an id of letters, digits, '_' and '-', at most 64, for a new task",
    );
  if ((await work.get('task', id)) || (await work.get('historicActivity', id)))
    return refuse('task-exists', `Expected no task '${id}', but there is or was one`);
  const { parentTaskId } = words;
  const placed = parentTaskId === undefined ? ok(undefined) : await goUnder(work, id, parentTaskId);
  if (!placed.ok) return placed;
  const task: TaskRecord = {
    id,
    instanceId: '',
    definitionId: '',
    definitionKey: '',
    elementId: '',
    candidateUsers: [],
    candidateGroups: [],
    createdAt: work.at,
    suspended: false,
    ...wordsOf(words),
  };
  work.put('task', task);
  recordStart(work, task);
  await logOperation(work, { operation: 'Create', entityType: 'Task', category: 'TaskWorker', taskId: id });
  return ok(task);
};

/**
 * Replaces what a task says. A due date that was derived from a norm stays as it was derived: its ladder rests on it
 * (domain.md §6).
 */
export const updateTask = async (
  work: Work,
  { taskId, ...words }: TaskWords & { readonly taskId: string },
): Promise<Changed> => {
  const opened = await openTask(work, taskId);
  if (!opened.ok) return opened;
  const before = opened.value;
  const dueAt = before.care?.norm === undefined ? words.dueAt : before.dueAt;
  if (words.dueAt !== undefined && words.dueAt !== dueAt)
    return refuse(
      'task-in-process',
      `Expected the due date of task '${taskId}' to stay as its norm gives it`,
    );
  if (words.parentTaskId !== before.parentTaskId) {
    await leaveParent(work, before);
    const placed =
      words.parentTaskId === undefined ? ok(undefined) : await goUnder(work, taskId, words.parentTaskId);
    if (!placed.ok) return placed;
  }
  const kept = without(
    before,
    'name',
    'description',
    'assignee',
    'owner',
    'delegationState',
    'dueAt',
    'followUpAt',
    'parentTaskId',
  );
  const task: TaskRecord = { ...kept, ...wordsOf({ ...words, dueAt }), updatedAt: work.at };
  work.put('task', task);
  await keepWords(work, task);
  if (task.assignee !== before.assignee) await recordAssignee(work, taskId, task.assignee);
  await logChanges(work, before, task);
  return tellTaskListeners(work, before, task);
};

const logged = ['name', 'assignee', 'owner', 'priority', 'dueAt', 'followUpAt', 'parentTaskId'] as const;

/** One entry per property that changed; a description may say anything about anybody and is not repeated. */
const logChanges = async (work: Work, before: TaskRecord, after: TaskRecord): Promise<void> => {
  let operationId: string | undefined;
  for (const property of logged) {
    if (before[property] === after[property]) continue;
    operationId = await logOperation(work, {
      operation: 'Update',
      entityType: 'Task',
      category: 'TaskWorker',
      ...placeOf(after),
      property,
      from: before[property],
      to: after[property],
      operationId,
    });
  }
};

/** Takes a task away that somebody made by hand; one of a process ends with that. */
export const deleteTask = async (
  work: Work,
  { taskId }: { readonly taskId: string },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const opened = await openTask(work, taskId);
  if (!opened.ok) return opened;
  if (!isStandalone(opened.value))
    return refuse(
      'task-in-process',
      `The task cannot be deleted because is part of a running process: '${taskId}'`,
    );
  await endStandaloneTask(work, opened.value, 'deleted');
  await logOperation(work, { operation: 'Delete', entityType: 'Task', category: 'TaskWorker', taskId });
  return ok(undefined);
};
