import { nextTry } from '../../engine/retry-plan.js';
import { plusMs, type Instant } from '../../kernel/instant.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { JobRecord } from '../../ports/records.js';
import { transact, type Ports, type Work } from '../work.js';
import { backOffMs, never, systemActor } from './attempts.js';
import { heldJob } from './held-job.js';
import type { JobFailure } from './job-failure.js';
import type { LeasedJob } from './lease-jobs.js';
import { raiseJobIncident } from './raise-job-incident.js';
import { recordFailure } from './record-failure.js';
import { withoutLease } from './without-lease.js';

export type FailedJob =
  { readonly result: 'lost' } | { readonly result: 'failed' | 'incident'; readonly failure: JobFailure };

/** Takes an attempt from a leased job: it is tried again later or, after the last, waits for a person. */
export const failJob = async (ports: Ports, leased: LeasedJob, failure: JobFailure): Promise<FailedJob> => {
  const outcome = await transact<FailedJob, never>(ports, systemActor, (work) =>
    countFailure(work, leased, failure),
  );
  return outcome.ok ? outcome.value : { result: 'lost' };
};

const tryAgainAt = ({ retry }: JobRecord, left: number, at: Instant): Instant =>
  (retry && nextTry(retry, left, at)) ?? plusMs(at, backOffMs(left));

const countFailure = async (
  work: Work,
  leased: LeasedJob,
  failure: JobFailure,
): Promise<Outcome<FailedJob, never>> => {
  const job = await heldJob(work, leased);
  if (!job) return ok({ result: 'lost' });
  const retries = Math.max(0, job.retries - 1);
  const failed = {
    ...withoutLease(job),
    retries,
    runnableAt: retries > 0 ? tryAgainAt(job, retries, work.at) : never,
    failure: { message: `${failure.code}: ${failure.message}` },
  };
  work.put('job', failed);
  recordFailure(work, job, failed);
  if (retries > 0) return ok({ result: 'failed', failure });
  const raised = await raiseJobIncident(work, failed, failure);
  // Whatever it belonged to is gone, and so is the need for it.
  if (!raised.ok) work.remove('job', job.id);
  return ok({ result: 'incident', failure });
};
