import { localName, type TokenId } from '../../engine/instance.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { TaskRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { wasOpen } from './was-open.js';

export interface OpenTask {
  readonly task: TaskRecord;
  readonly token: TokenId;
}

/**
 * A task that is there and may be moved on by whoever asks: people whom four eyes excludes may not, whatever door
 * they come through (domain.md §3.3).
 */
export const taskToMove = async (
  work: Work,
  taskId: string,
): Promise<Outcome<OpenTask, EngineUseCaseRefusal>> => {
  const opened = await openTask(work, taskId);
  const excluded = opened.ok && opened.value.task.care?.excludedUsers.find(({ user }) => user === work.actor);
  return excluded
    ? refuse(
        'task-excluded',
        `Expected another person than for the step before (FOUR_EYES, ${excluded.rule})`,
      )
    : opened;
};

/** A task that is there and may be worked on. */
export const openTask = async (
  work: Work,
  taskId: string,
): Promise<Outcome<OpenTask, EngineUseCaseRefusal>> => {
  const task = await work.get('task', taskId);
  const name = localName(taskId);
  if (!task || !name) {
    const code = (await wasOpen(work.ports, taskId)) ? 'task-not-open' : 'task-not-found';
    return refuse(code, `Expected an open task '${taskId}', but there is none`);
  }
  if (task.suspended)
    return refuse('task-suspended', `Expected task '${taskId}' to be active, but it is suspended`);
  return ok({ task, token: name.local as TokenId });
};
