import { ok, type Outcome } from '../../kernel/outcome.js';
import { transact, type Ports, type Work } from '../work.js';
import { systemActor } from './attempts.js';
import { countAttempt } from './count-attempt.js';
import { heldJob } from './held-job.js';
import type { JobFailure } from './job-failure.js';
import type { LeasedJob } from './lease-jobs.js';

export type FailedJob =
  { readonly result: 'lost' } | { readonly result: 'failed' | 'incident'; readonly failure: JobFailure };

/** Takes an attempt from a leased job, unless somebody else has it by now. */
export const failJob = async (ports: Ports, leased: LeasedJob, failure: JobFailure): Promise<FailedJob> => {
  const outcome = await transact<FailedJob, never>(ports, systemActor, (work) =>
    countFailure(work, leased, failure),
  );
  return outcome.ok ? outcome.value : { result: 'lost' };
};

const countFailure = async (
  work: Work,
  leased: LeasedJob,
  failure: JobFailure,
): Promise<Outcome<FailedJob, never>> => {
  const job = await heldJob(work, leased);
  return ok(job ? { result: await countAttempt(work, job, failure), failure } : { result: 'lost' });
};
