import { plusMs } from '../../kernel/instant.js';
import type { JobRecord } from '../../ports/records.js';
import type { Change, Stored } from '../../ports/store.js';
import type { Ports } from '../work.js';
import { findDueAmong, findDueJobs } from './due-jobs.js';

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

/** Takes jobs that are due, the longest due first; what another worker takes meanwhile is left to it. */
export const leaseJobs = async (
  ports: Storing,
  { max, ...leasing }: Leasing & { readonly max: number },
): Promise<readonly LeasedJob[]> => takeAll(ports, await findDueJobs(ports, max), leasing);

/** Takes certain jobs, those of them that are due and free. */
export const leaseTheseJobs = async (
  ports: Storing,
  { ids, ...leasing }: Leasing & { readonly ids: readonly string[] },
): Promise<readonly LeasedJob[]> => takeAll(ports, await findDueAmong(ports, ids), leasing);

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
