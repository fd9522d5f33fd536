import { forgetExpired } from '../src/application/access/forget-expired.js';
import type { Ports } from '../src/application/work.js';
import type { Instant } from '../src/kernel/instant.js';
import type { Log } from '../src/ports/log.js';
import { jobBench } from './job-bench.js';
import { takingAlone, takingByLease } from './taking.js';

export interface RunnerSettings {
  readonly ports: Ports;
  readonly log: Log;
  /** Unique to this process: a lease says by it who has a job. */
  readonly owner: string;
  /** No other process works on this store, so that jobs need no lease. */
  readonly alone?: boolean;
  /** How many jobs are done at the same time; where one process has the store, these share a flush to disk. */
  readonly concurrency?: number;
  /** How often the store is asked for due jobs, whatever hints say. */
  readonly sweepMs?: number;
  readonly leaseMs?: number;
}

export interface Hint {
  readonly job: string;
  readonly at: Instant;
}

export interface Runner {
  /** Jobs that may be due now; those that are run at once. */
  nudge(jobIds?: readonly string[]): void;
  /** Jobs with the moment they are due; later ones are left to the sweep. */
  hint(moments: readonly Hint[]): void;
  /** Runs one job if it is due and free, and resolves when it is done or not to be done here. */
  runNow(jobId: string): Promise<void>;
  /** Resolves when no job is due any more; for whoever sets the clock. */
  idle(): Promise<void>;
  isRunning(): boolean;
  /** Takes no new jobs and finishes those in hand. Idempotent. */
  stop(): Promise<void>;
}

/** More than share a flush, so that others go on meanwhile. */
const aloneAtATime = 96;
const longestPauseMs = 10_000;
const housekeepingMs = 600_000;

/**
 * Does the jobs of the store as they fall due. The store alone says what is due: a sweep asks it again and again,
 * and hints only make it sooner. Faults of the store are waited out.
 */
export const startRunner = ({
  ports,
  log,
  owner,
  alone = false,
  concurrency = alone ? aloneAtATime : 8,
  sweepMs = 250,
  leaseMs = 60_000,
}: RunnerSettings): Runner => {
  const taking = alone ? takingAlone(ports) : takingByLease(ports, { owner, leaseMs });
  // Alone a process keeps no job from others, and each look at what is due finds those in hand once more.
  const capacity = concurrency * (alone ? 8 : 4);
  const bench = jobBench({ ports, log, taking, concurrency, capacity });
  let running = true;
  let timer: NodeJS.Timeout | undefined;
  let pauseMs = sweepMs;

  const sweep = async (): Promise<void> => {
    try {
      await bench.takeDue();
      pauseMs = sweepMs;
    } catch (error) {
      log.warn('job-sweep-failed', { message: messageOf(error) });
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    }
  };

  let sweeping: Promise<void> = Promise.resolve();
  const sweepAgain = (): void => {
    if (!running) return;
    timer = setTimeout(() => {
      sweeping = sweep().finally(sweepAgain);
    }, pauseMs);
  };
  sweepAgain();

  const keepHouse = (): void => {
    forgetExpired(ports).then(
      (forgotten) => log.debug('expired-forgotten', { forgotten }),
      (error: unknown) => log.warn('housekeeping-failed', { message: messageOf(error) }),
    );
  };
  const housekeeping = setInterval(keepHouse, housekeepingMs);

  const runNow = async (jobId: string): Promise<void> => {
    if (running) await bench.takeThese([jobId]);
  };

  return {
    nudge(jobIds = []) {
      if (running && jobIds.length > 0) void bench.takeThese(jobIds);
      else if (running) void bench.takeDue().catch(ignored);
    },
    hint(moments) {
      const now = ports.clock.now();
      const due = moments.filter(({ at }) => at <= now).map(({ job }) => job);
      if (running && due.length > 0) void bench.takeThese(due);
    },
    runNow,
    idle: () => bench.emptied(),
    isRunning: () => running,
    async stop() {
      running = false;
      clearTimeout(timer);
      clearInterval(housekeeping);
      await sweeping;
      await bench.close();
    },
  };
};

/** The next sweep meets the same fault and tells of it. */
const ignored = (): void => undefined;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
