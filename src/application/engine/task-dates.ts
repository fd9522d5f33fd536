import type { EngineEvent } from '../../engine/events.js';
import { planTimer, readMoment } from '../../engine/timers.js';
import type { Instant } from '../../kernel/instant.js';
import { refused, type Refused } from '../../kernel/outcome.js';
import type { EngineUseCaseRefusal } from './refusals.js';

/** A date of a user task as its diagram gives it: a moment, or a duration from when the task opens. */
export const taskDate = (text: string, at: Instant): Instant | undefined =>
  readMoment(text) ?? planTimer('duration', text, at)?.dueAt;

/** A task with a date nobody can read must not open without it. */
export const unreadableDate = (
  events: readonly EngineEvent[],
  at: Instant,
): Refused<EngineUseCaseRefusal> | undefined => {
  for (const event of events) {
    if (event.type !== 'UserTaskOpened') continue;
    const { element, dueDate, followUpDate } = event.task;
    const unreadable = [dueDate, followUpDate].find(
      (text) => text !== undefined && taskDate(text, at) === undefined,
    );
    if (unreadable === undefined) continue;
    return refused({
      code: 'timer-not-readable',
      message: `Expected a moment or duration in ISO 8601 for a task, but got '${unreadable}'`,
      element,
    });
  }
  return undefined;
};
