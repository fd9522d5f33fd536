import type { JobKind, JobRecord } from '../../ports/records.js';
import type { Condition, Stored } from '../../ports/store.js';
import type { Ports } from '../work.js';

type Asking = Pick<Ports, 'store' | 'clock'>;

/** What this service does itself; external tasks are fetched by workers outside. */
const kinds: readonly JobKind[] = [
  'timer',
  'continuation',
  'internal',
  'message',
  'signal',
  'deadline',
  'batch',
  'cleanup',
  'suspension',
];

const mayRun: readonly Condition[] = [
  { field: 'retries', above: 0 },
  { field: 'suspended', is: false },
];

/** Jobs that are due and free, the longest due first, and of so many the most urgent first. */
export const findDueJobs = async (
  { store, clock }: Asking,
  max: number,
): Promise<readonly Stored<JobRecord>[]> => {
  const due = await store.find('job', {
    where: [{ field: 'kind', in: kinds }, { field: 'runnableAt', upTo: clock.now() }, ...mayRun],
    sort: [{ by: 'runnableAt' }],
    limit: max,
  });
  return due.toSorted((one, other) => other.body.priority - one.body.priority);
};

/** Of certain jobs those that are due and free. */
export const findDueAmong = async (
  { store, clock }: Asking,
  ids: readonly string[],
): Promise<readonly Stored<JobRecord>[]> => {
  const now = clock.now();
  const found = await store.getAll('job', [...new Set(ids)]);
  return found.flatMap((stored) => (stored && isDue(stored.body, now) ? [stored] : []));
};

const isDue = ({ kind, runnableAt, retries, suspended }: JobRecord, now: string): boolean =>
  kinds.includes(kind) && runnableAt <= now && retries > 0 && !suspended;
