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
    where: isDueAt(clock.now()),
    sort: [{ by: 'runnableAt' }],
    limit: max,
  });
  return due.toSorted((one, other) => other.body.priority - one.body.priority);
};

/**
 * Jobs that are due and free and more urgent than jobs are by themselves, the most urgent first (as the distributions of
 * Camunda 7 take jobs). It looks through all that is due, so it is asked where more is due than is taken at once, and
 * not each time.
 */
export const findUrgentJobs = (
  { store, clock }: Asking,
  max: number,
): Promise<readonly Stored<JobRecord>[]> =>
  store.find('job', {
    where: [...isDueAt(clock.now()), { field: 'priority', above: 0 }],
    sort: [{ by: 'priority', descending: true }, { by: 'runnableAt' }],
    limit: max,
  });

const isDueAt = (now: string): readonly Condition[] => [
  { field: 'kind', in: kinds },
  { field: 'runnableAt', upTo: now },
  ...mayRun,
];

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
