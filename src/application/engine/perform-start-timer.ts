import { nextRound } from '../../engine/timers.js';
import { ok } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { initialRetries } from './attempts.js';
import { jobSettingsOf } from './job-settings.js';
import { performedBy, type Performed } from './job-failure.js';
import type { Performing } from './perform-job.js';
import { refuse } from './refusals.js';
import { startInstance } from './start-instance.js';
import { cycleOf, startTimerPayload } from './start-timer-payload.js';
import { without } from './without.js';

/** A start event's timer: a new instance, and the next round of a timer that repeats. */
export const performStartTimer = async (work: Work, { job, force }: Performing): Promise<Performed> => {
  const { definitionId = '', elementId, dueAt = work.at } = job;
  if (dueAt > work.at && !force)
    return performedBy(
      refuse('job-not-due', `Expected job '${job.id}' to be due, but it is due at ${dueAt}`),
    );
  const started = await startInstance(work, { definitionId, start: elementId });
  if (!started.ok) return performedBy(started);
  const cycle = cycleOf(job.payload);
  const next = cycle && nextRound(cycle, dueAt);
  if (!next) {
    work.remove('job', job.id);
    return ok(undefined);
  }
  const definition = await work.get('processDefinition', definitionId);
  const settings = definition && elementId !== undefined ? jobSettingsOf(definition, elementId) : {};
  work.put('job', {
    ...without(job, 'lease', 'failure'),
    ...settings,
    runnableAt: next.dueAt,
    dueAt: next.dueAt,
    retries: initialRetries,
    payload: startTimerPayload(next),
  });
  return ok(undefined);
};
