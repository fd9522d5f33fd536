import { plusMs } from '../../kernel/instant.js';
import type { JobKind, JobRecord } from '../../ports/records.js';
import type { Change, Condition, Stored } from '../../ports/store.js';
import type { Ports } from '../work.js';

/** A job that this worker alone may do, as long as its record is in this version. */
export interface LeasedJob {
  readonly job: JobRecord;
  readonly version: number;
}

export interface Leasing {
  readonly owner: string;
  readonly leaseMs: number;
}

type Storing = Pick<Ports, 'store' | 'clock'>;

/** What this service does itself; external tasks are fetched by workers outside. */
const kinds: readonly JobKind[] = ['timer', 'continuation', 'internal', 'message', 'signal', 'deadline'];

/** Takes jobs that are due, the longest due first; what another worker takes meanwhile is left to it. */
export const leaseJobs = async (
  ports: Storing,
  { max, ...leasing }: Leasing & { readonly max: number },
): Promise<readonly LeasedJob[]> => {
  const due = await ports.store.find('job', {
    where: [{ field: 'kind', in: kinds }, { field: 'runnableAt', upTo: ports.clock.now() }, ...mayRun],
    sort: [{ by: 'runnableAt' }],
    limit: max,
  });
  return takeAll(ports, due, leasing);
};

const mayRun: readonly Condition[] = [
  { field: 'retries', above: 0 },
  { field: 'suspended', is: false },
];

/** Takes certain jobs, those of them that are due and free. */
export const leaseTheseJobs = async (
  ports: Storing,
  { ids, ...leasing }: Leasing & { readonly ids: readonly string[] },
): Promise<readonly LeasedJob[]> => {
  const now = ports.clock.now();
  const found = await ports.store.getAll('job', [...new Set(ids)]);
  const due = found.flatMap((stored) => (stored && isDue(stored.body, now) ? [stored] : []));
  return takeAll(ports, due, leasing);
};

const isDue = ({ kind, runnableAt, retries, suspended }: JobRecord, now: string): boolean =>
  kinds.includes(kind) && runnableAt <= now && retries > 0 && !suspended;

const takeAll = async (
  ports: Storing,
  due: readonly Stored<JobRecord>[],
  leasing: Leasing,
): Promise<readonly LeasedJob[]> => {
  if (due.length === 0) return [];
  const together = await take(ports, due, leasing);
  if (together.length > 0 || due.length === 1) return together;
  // Somebody else has one of them; who has which shows one by one.
  const alone = await Promise.all(due.map((stored) => take(ports, [stored], leasing)));
  return alone.flat();
};

/** Writes the leases over the versions that were seen, all or none. */
const take = async (
  { store, clock }: Storing,
  due: readonly Stored<JobRecord>[],
  { owner, leaseMs }: Leasing,
): Promise<readonly LeasedJob[]> => {
  const until = plusMs(clock.now(), leaseMs);
  const leased = due.map(({ body, version }) => ({
    job: { ...body, lease: { owner, until }, runnableAt: until },
    version: version + 1,
  }));
  const changes = leased.map(({ job, version }): Change => ({
    kind: 'job',
    put: job,
    expected: version - 1,
  }));
  const committed = await store.commit(changes);
  return committed.ok ? leased : [];
};
