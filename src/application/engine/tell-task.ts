import type { TaskFacts } from '../../engine/expression.js';
import type { ElementId, TokenId } from '../../engine/instance.js';
import { localName } from '../../engine/instance.js';
import type { TaskListening } from '../../engine/runtime/task-listeners.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { TaskRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { commandInstance } from './command-instance.js';
import { given } from './given.js';
import type { EngineUseCaseRefusal } from './refusals.js';

/** A task as its listeners know it. */
export const factsOfTask = (task: TaskRecord): Omit<TaskFacts, 'id'> => {
  const { name, description, assignee, owner, priority, dueAt: dueDate, followUpAt: followUpDate } = task;
  return { priority, ...given({ name, description, assignee, owner, dueDate, followUpDate }) };
};

/**
 * Lets the listeners of a task that was changed in the task list hear of it, and answers what became of the task; most
 * tasks have none.
 */
export const tellTaskListeners = async (
  work: Work,
  before: TaskRecord,
  task: TaskRecord,
): Promise<Outcome<TaskRecord, EngineUseCaseRefusal>> => {
  const definition = await work.ports.definitions.byId(task.definitionId);
  const node = definition?.nodes.get(task.elementId as ElementId) as Listened | undefined;
  const happened =
    before.assignee === task.assignee ? (['update'] as const) : (['update', 'assignment'] as const);
  const events = happened.filter((event) => node?.taskListeners?.on[event] !== undefined);
  const token = localName(task.id)?.local;
  if (events.length === 0 || token === undefined) return ok(task);
  const told = await commandInstance(work, task.instanceId, {
    type: 'TellTask',
    token: token as TokenId,
    events,
    task: factsOfTask(task),
  });
  return told.ok ? ok((await work.get('task', task.id)) ?? task) : told;
};

interface Listened {
  readonly taskListeners?: TaskListening;
}
