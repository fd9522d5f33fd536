import type { Instant } from '../../kernel/instant.js';
import { findDueJobs } from '../engine/due-jobs.js';
import { executeJob } from '../engine/execute-job.js';
import type { Ports } from '../work.js';

/** More than follows from any one moment; whoever goes in circles stops here. */
const mostJobs = 5000;

/** Does everything that machines have to do now; nobody else works on this store. */
export const settle = async (ports: Ports): Promise<void> => {
  for (let done = 0; done < mostJobs; done += 1) {
    const [due] = await findDueJobs(ports, 1);
    if (!due) return;
    await executeJob(ports, { job: due.body, version: due.version });
  }
};

/** When machines have something to do next. */
export const nextJobAt = async ({ store }: Pick<Ports, 'store'>): Promise<Instant | undefined> => {
  const [next] = await store.find('job', {
    where: [
      { field: 'retries', above: 0 },
      { field: 'suspended', is: false },
      { field: 'kind', isNot: 'external' },
    ],
    sort: [{ by: 'runnableAt' }],
    limit: 1,
  });
  return next?.body.runnableAt;
};
