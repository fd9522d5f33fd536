import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { countAttempt } from './count-attempt.js';

/**
 * As in Camunda, a job that a person asked for and that failed has had one attempt less, and becomes an incident by the
 * last: in a commit of its own, since what the attempt itself did is undone. One that nobody tries any more is left.
 */
export const countForcedAttempt = async (
  work: Work,
  { jobId, message }: { readonly jobId: string; readonly message: string },
): Promise<Outcome<void, never>> => {
  const job = await work.get('job', jobId);
  if (job && job.retries > 0) await countAttempt(work, job, { code: 'job-failed', message });
  return ok(undefined);
};
