import type { JobRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import type { LeasedJob } from './lease-jobs.js';

/** The job, as long as it is in the version that was leased. */
export const heldJob = async (work: Work, { job, version }: LeasedJob): Promise<JobRecord | undefined> => {
  const held = await work.get('job', job.id);
  return work.versionOf('job', job.id) === version ? held : undefined;
};
