import { nextTry } from '../../engine/retry-plan.js';
import { plusMs, type Instant } from '../../kernel/instant.js';
import type { JobRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { backOffMs, never } from './attempts.js';
import type { JobFailure } from './job-failure.js';
import { raiseJobIncident } from './raise-job-incident.js';
import { recordFailure } from './record-failure.js';
import { withoutLease } from './without-lease.js';

/** Takes an attempt from a job that failed: it is tried again later or, after the last, waits for a person. */
export const countAttempt = async (
  work: Work,
  job: JobRecord,
  failure: JobFailure,
): Promise<'failed' | 'incident'> => {
  const retries = Math.max(0, job.retries - 1);
  const failed = {
    ...withoutLease(job),
    retries,
    runnableAt: retries > 0 ? tryAgainAt(job, retries, work.at) : never,
    failure: { message: `${failure.code}: ${failure.message}` },
  };
  work.put('job', failed);
  recordFailure(work, job, failed);
  if (retries > 0) return 'failed';
  const raised = await raiseJobIncident(work, failed, failure);
  // Whatever it belonged to is gone, and so is the need for it.
  if (!raised.ok) work.remove('job', job.id);
  return 'incident';
};

const tryAgainAt = ({ retry }: JobRecord, left: number, at: Instant): Instant =>
  (retry && nextTry(retry, left, at)) ?? plusMs(at, backOffMs(left));
