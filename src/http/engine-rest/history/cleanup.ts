import { askForCleanup, cleanupJobId, nextCleanup } from '../../../application/history/cleanup-job.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { restDate } from '../dates.js';
import { unknown, type Fault } from '../errors.js';
import { jobView } from '../job-view.js';
import { boolean } from '../readers.js';
import { answered, type Answer, type Call, type RestRoute } from '../route.js';

/** The one job, in the shape of `of`. */
const job =
  (of: (view: ReturnType<typeof jobView>) => unknown, missing: string) =>
  async ({ ports }: Call): Promise<Outcome<Answer, Fault>> => {
    const found = await ports.store.get('job', cleanupJobId);
    return found ? answered(of(jobView(found.body))) : unknown(missing);
  };

const ask = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const now = boolean(call.address()['immediatelyDue'] ?? true);
  if (!now.ok) return now;
  const asked = await call.commit((work) => askForCleanup(work, { now: now.value }));
  return asked.ok ? answered(jobView(asked.value)) : asked;
};

/** A run begins every night and goes on until it is through: there is no end to give. */
const configuration = async ({ ports }: Call): Promise<Outcome<Answer, Fault>> => {
  const found = await ports.store.get('job', cleanupJobId);
  const at = found?.body.dueAt ?? nextCleanup(ports.clock.now());
  return answered({ batchWindowStartTime: restDate(at), batchWindowEndTime: null, enabled: true });
};

export const cleanupRoutes: readonly RestRoute[] = [
  { method: 'post', path: '/history/cleanup', handle: ask },
  {
    method: 'get',
    path: '/history/cleanup/job',
    handle: job((view) => view, 'History cleanup job does not exist'),
  },
  {
    method: 'get',
    path: '/history/cleanup/jobs',
    handle: job((view) => [view], 'History cleanup jobs are empty'),
  },
  { method: 'get', path: '/history/cleanup/configuration', handle: configuration },
];
