import { localName, type TokenId } from '../../engine/instance.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { TaskRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { wasOpen } from './was-open.js';

/** A task that is there, belongs to a process and may be moved on by whoever asks. */
export const taskOfProcess = async (
  work: Work,
  taskId: string,
): Promise<Outcome<{ readonly task: TaskRecord; readonly token: TokenId }, EngineUseCaseRefusal>> => {
  const opened = await taskToMove(work, taskId);
  if (!opened.ok) return opened;
  const name = localName(taskId);
  return name && !isStandalone(opened.value)
    ? ok({ task: opened.value, token: name.local as TokenId })
    : refuse('task-standalone', `Expected task '${taskId}' to belong to a process, but it does not`);
};

/** A task that somebody made by hand. */
export const isStandalone = ({ instanceId }: TaskRecord): boolean => instanceId === '';

/**
 * A task that is there and may be moved on by whoever asks: people whom four eyes excludes may not, whatever door
 * they come through (domain.md §3.3).
 */
export const taskToMove = async (
  work: Work,
  taskId: string,
): Promise<Outcome<TaskRecord, EngineUseCaseRefusal>> => {
  const opened = await openTask(work, taskId);
  const excluded = opened.ok && opened.value.care?.excludedUsers.find(({ user }) => user === work.actor);
  return excluded
    ? refuse(
        'task-excluded',
        `Expected another person than for the step before (FOUR_EYES, ${excluded.rule})`,
      )
    : opened;
};

/** Where an operation on a task happens, as its log names it. */
export const placeOf = (task: TaskRecord): { readonly taskId: string; readonly instanceId?: string } => ({
  taskId: task.id,
  ...(!isStandalone(task) && { instanceId: task.instanceId }),
});

/** A task that is there and may be worked on. */
export const openTask = async (
  work: Work,
  taskId: string,
): Promise<Outcome<TaskRecord, EngineUseCaseRefusal>> => {
  const task = await work.get('task', taskId);
  if (!task) {
    const code = (await wasOpen(work.ports, taskId)) ? 'task-not-open' : 'task-not-found';
    return refuse(code, `Expected an open task '${taskId}', but there is none`);
  }
  if (task.suspended)
    return refuse('task-suspended', `Expected task '${taskId}' to be active, but it is suspended`);
  return ok(task);
};
