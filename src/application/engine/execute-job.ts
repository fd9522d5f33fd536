import { ok, type Outcome } from '../../kernel/outcome.js';
import { StoreFault } from '../../ports/store.js';
import { transact, type Ports, type Work } from '../work.js';
import { systemActor } from './attempts.js';
import { failJob } from './fail-job.js';
import { heldJob } from './held-job.js';
import type { JobFailure } from './job-failure.js';
import type { LeasedJob } from './lease-jobs.js';
import { performJob } from './perform-job.js';
import { withoutLease } from './without-lease.js';

/** What became of a job that was leased. */
export type Executed =
  | { readonly result: 'done' }
  /** Somebody else has it now, or it is gone; this worker changed nothing. */
  | { readonly result: 'lost' }
  /** Others kept changing what it rests on; it is due again at once, and no attempt is lost. */
  | { readonly result: 'postponed' }
  /** It is tried again later. */
  | { readonly result: 'failed'; readonly failure: JobFailure; readonly bug?: unknown }
  /** Its attempts are used up and a person must look. */
  | { readonly result: 'incident'; readonly failure: JobFailure; readonly bug?: unknown };

/**
 * Does a leased job. What it changes and its end are one commit over the version that was leased, so that a worker
 * whose lease ran out changes nothing. A failure takes an attempt; a fault of the store takes none and is thrown.
 */
export const executeJob = async (ports: Ports, leased: LeasedJob): Promise<Executed> => {
  try {
    const outcome = await transact(ports, systemActor, performing(leased));
    if (outcome.ok) return { result: outcome.value };
    const { reason } = outcome;
    if ('kind' in reason) return await postpone(ports, leased);
    return await failJob(ports, leased, reason);
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    const failed = await failJob(ports, leased, bugFailure);
    return failed.result === 'lost' ? failed : { ...failed, bug: error };
  }
};

const bugFailure: JobFailure = {
  code: 'internal-error',
  message: 'Expected the job to be done or refused, but it broke off; the log says where',
};

/** At first by the job as it was taken, without reading it: were it another by now, the commit would be refused. */
const performing = (leased: LeasedJob) => {
  let fresh = true;
  return (work: Work): Promise<Outcome<'done' | 'lost', JobFailure>> => {
    if (fresh) work.assume('job', { body: leased.job, version: leased.version });
    fresh = false;
    return perform(work, leased);
  };
};

const perform = async (work: Work, leased: LeasedJob): Promise<Outcome<'done' | 'lost', JobFailure>> => {
  const job = await heldJob(work, leased);
  if (!job) return ok('lost');
  const performed = await performJob(work, { job, force: false });
  return performed.ok ? ok('done') : performed;
};

const postpone = async (ports: Ports, leased: LeasedJob): Promise<Executed> => {
  const put = { ...withoutLease(leased.job), runnableAt: ports.clock.now() };
  await ports.store.commit([{ kind: 'job', put, expected: leased.version }]);
  return { result: 'postponed' };
};
