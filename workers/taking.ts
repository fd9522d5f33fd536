import { findDueAmong, findDueJobs, findUrgentJobs } from '../src/application/engine/due-jobs.js';
import {
  leaseJobs,
  leaseTheseJobs,
  type LeasedJob,
  type Leasing,
} from '../src/application/engine/lease-jobs.js';
import type { Ports } from '../src/application/work.js';
import { plusMs, type Instant } from '../src/kernel/instant.js';
import type { JobRecord } from '../src/ports/records.js';
import type { Stored } from '../src/ports/store.js';

/** How a process comes by jobs that nobody else does. */
export interface Taking {
  /** At most so many that are due, none of those in hand. */
  due(max: number, inHand: ReadonlySet<string>): Promise<readonly LeasedJob[]>;
  /** Those of these that are due and free. */
  these(ids: readonly string[]): Promise<readonly LeasedJob[]>;
}

/** So long the urgent may wait behind the longest due where more is due than is taken at once. */
const lookAgainMs = 1_000;

/** Looks for urgent jobs now and then; told each time whether more may be due than was taken. */
const urgentOf = (ports: Ports) => {
  let next: Instant | undefined;
  return async (max: number, isFull: boolean): Promise<readonly Stored<JobRecord>[]> => {
    const now = ports.clock.now();
    if (!isFull || (next !== undefined && now < next)) return [];
    next = plusMs(now, lookAgainMs);
    return findUrgentJobs(ports, max);
  };
};

/** Where others work on the same store, a job is taken by writing a lease. */
export const takingByLease = (ports: Ports, leasing: Leasing): Taking => {
  const findUrgent = urgentOf(ports);
  let wasFull = false;
  return {
    async due(max) {
      const ids = (await findUrgent(max, wasFull)).map(({ body }) => body.id);
      const urgent = ids.length > 0 ? await leaseTheseJobs(ports, { ...leasing, ids }) : [];
      if (urgent.length >= max) return urgent;
      const others = await leaseJobs(ports, { ...leasing, max: max - urgent.length });
      wasFull = urgent.length + others.length >= max;
      return [...urgent, ...others];
    },
    these: (ids) => leaseTheseJobs(ports, { ...leasing, ids }),
  };
};

/**
 * Where one process alone has the store, it knows by itself what it has in hand, and a lease in the store would say
 * what nobody reads. A job still ends only in the version that was taken.
 */
export const takingAlone = (ports: Ports): Taking => {
  const findUrgent = urgentOf(ports);
  return {
    async due(max, inHand) {
      const limit = max + inHand.size;
      const longest = await findDueJobs(ports, limit);
      const urgent = await findUrgent(limit, longest.length === limit);
      const found = new Map([...urgent, ...longest].map((stored) => [stored.body.id, stored]));
      return [...found.values()]
        .filter(({ body }) => !inHand.has(body.id))
        .slice(0, max)
        .map(({ body, version }) => ({ job: body, version }));
    },
    async these(ids) {
      const found = await findDueAmong(ports, ids);
      return found.map(({ body, version }) => ({ job: body, version }));
    },
  };
};
