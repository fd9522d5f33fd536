import type { Executed } from '../src/application/engine/execute-job.js';
import type { LeasedJob } from '../src/application/engine/lease-jobs.js';
import type { Log } from '../src/ports/log.js';

/** Says how a job ended. Codes and ids only: messages of the engine may repeat what somebody typed. */
export const tellOfJob = (log: Log, { job }: LeasedJob, executed: Executed): void => {
  const fields = { job: job.id, kind: job.kind, element: job.elementId, instance: job.instanceId };
  if (executed.result === 'done' || executed.result === 'lost' || executed.result === 'postponed') {
    log.debug(`job-${executed.result}`, fields);
    return;
  }
  const { result, failure, bug } = executed;
  const told = { ...fields, code: failure.code };
  if (bug === undefined) log.warn(`job-${result}`, told);
  else log.error(`job-${result}`, { ...told, stack: bug instanceof Error ? bug.stack : undefined });
};
