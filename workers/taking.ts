import { findDueAmong, findDueJobs } from '../src/application/engine/due-jobs.js';
import {
  leaseJobs,
  leaseTheseJobs,
  type LeasedJob,
  type Leasing,
} from '../src/application/engine/lease-jobs.js';
import type { Ports } from '../src/application/work.js';

/** How a process comes by jobs that nobody else does. */
export interface Taking {
  /** At most so many that are due, none of those in hand. */
  due(max: number, inHand: ReadonlySet<string>): Promise<readonly LeasedJob[]>;
  /** Those of these that are due and free. */
  these(ids: readonly string[]): Promise<readonly LeasedJob[]>;
}

/** Where others work on the same store, a job is taken by writing a lease. */
export const takingByLease = (ports: Ports, leasing: Leasing): Taking => ({
  due: (max) => leaseJobs(ports, { ...leasing, max }),
  these: (ids) => leaseTheseJobs(ports, { ...leasing, ids }),
});

/**
 * Where one process alone has the store, it knows by itself what it has in hand, and a lease in the store would say
 * what nobody reads. A job still ends only in the version that was taken.
 */
export const takingAlone = (ports: Ports): Taking => ({
  async due(max, inHand) {
    const found = await findDueJobs(ports, max + inHand.size);
    return found
      .filter(({ body }) => !inHand.has(body.id))
      .slice(0, max)
      .map(({ body, version }) => ({ job: body, version }));
  },
  async these(ids) {
    const found = await findDueAmong(ports, ids);
    return found.map(({ body, version }) => ({ job: body, version }));
  },
});
