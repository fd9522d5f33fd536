import { executeJob, type Executed } from '../src/application/engine/execute-job.js';
import type { LeasedJob } from '../src/application/engine/lease-jobs.js';
import type { Ports } from '../src/application/work.js';
import type { Log } from '../src/ports/log.js';
import { StoreFault } from '../src/ports/store.js';
import type { Taking } from './taking.js';
import { tellOfJob } from './tell-of-job.js';

export interface JobBenchSettings {
  readonly ports: Ports;
  readonly log: Log;
  readonly taking: Taking;
  readonly concurrency: number;
  /** How many jobs it takes at most, those being done included. */
  readonly capacity: number;
}

/** Where this process does its jobs: a number of places, and a small pile of jobs taken beside them. */
export interface JobBench {
  /** Takes what is due, as much as there is room for, and goes on with it. */
  takeDue(): Promise<void>;
  /**
   * Takes these jobs as far as they are due and free, and resolves when they are done. They go first: somebody who has
   * just acted waits for them, also when thousands of others have fallen due.
   */
  takeThese(ids: readonly string[]): Promise<void>;
  /** Resolves when nothing is in hand and nothing is due. */
  emptied(): Promise<void>;
  /** Finishes what is in hand. */
  close(): Promise<void>;
}

const firstPauseMs = 100;
const longestPauseMs = 5000;

interface Piled {
  readonly id: string;
  readonly instance: string;
  readonly run: () => Promise<void>;
}

/** The first whose instance nobody here is at: two jobs of one instance would only get in each other's way. */
const nextIn = (pile: readonly Piled[], busy: ReadonlySet<string>): number => {
  const free = pile.findIndex(({ instance }) => !busy.has(instance));
  return free < 0 ? pile.length : free;
};

export const jobBench = ({ ports, log, taking, concurrency, capacity }: JobBenchSettings): JobBench => {
  const pile: Piled[] = [];
  const busy = new Set<string>();
  const inHand = new Set<string>();
  const quiet: (() => void)[] = [];
  let open = true;
  let working = 0;
  let arriving = 0;
  let taken = 0;
  let moreDue = false;
  let takingDue: Promise<void> | undefined;

  const held = (): number => pile.length + working + arriving;

  const settle = (): void => {
    if (held() === 0) for (const resolve of quiet.splice(0)) resolve();
  };

  const finished = ({ id, instance }: Piled): void => {
    working -= 1;
    busy.delete(instance);
    inHand.delete(id);
    fillPlaces();
    if (moreDue && open && pile.length < concurrency) takeDue().catch(storeTrouble);
    settle();
  };

  const fillPlaces = (): void => {
    while (working < concurrency) {
      const [next] = pile.splice(nextIn(pile, busy), 1);
      if (!next) return;
      working += 1;
      busy.add(next.instance);
      void next.run().finally(() => finished(next));
    }
  };

  const add = async (leased: LeasedJob, first: boolean): Promise<void> => {
    const { id, instanceId = id } = leased.job;
    if (inHand.has(id)) return;
    taken += 1;
    inHand.add(id);
    await new Promise<void>((resolve) => {
      const piled = { id, instance: instanceId, run: () => work(leased).finally(resolve) };
      if (first) pile.unshift(piled);
      else pile.push(piled);
      fillPlaces();
    });
  };

  /** Tries until the store answers: then the job is done, put off, or somebody else's. */
  const work = async (leased: LeasedJob): Promise<void> => {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      const executed = await attempt(leased);
      if (executed) {
        tellOfJob(log, leased, executed);
        return;
      }
      if (!open) return;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  };

  const attempt = async (leased: LeasedJob): Promise<Executed | undefined> => {
    try {
      return await executeJob(ports, leased);
    } catch (error) {
      if (error instanceof StoreFault) {
        storeTrouble(error);
        return undefined;
      }
      log.error('job-broke-off', {
        job: leased.job.id,
        stack: error instanceof Error ? error.stack : undefined,
      });
      return { result: 'lost' };
    }
  };

  const storeTrouble = (error: unknown): void =>
    log.warn('job-store-fault', { message: error instanceof Error ? error.message : String(error) });

  /** Counts what is being taken as in hand, so that nobody takes the bench for empty meanwhile. */
  const take = async (
    find: () => Promise<readonly LeasedJob[]>,
    first = false,
  ): Promise<readonly Promise<void>[]> => {
    arriving += 1;
    try {
      const found = await find();
      return found.map((leased) => add(leased, first));
    } finally {
      arriving -= 1;
      settle();
    }
  };

  const takeWhatIsDue = async (): Promise<void> => {
    const max = capacity - held();
    moreDue = max <= 0;
    if (moreDue) return;
    const added = await take(() => taking.due(max, inHand));
    moreDue = added.length === max;
  };

  const takeDue = (): Promise<void> =>
    (takingDue ??= takeWhatIsDue().finally(() => {
      takingDue = undefined;
    }));

  const becomeQuiet = (): Promise<void> =>
    new Promise((resolve) => {
      quiet.push(resolve);
      settle();
    });

  return {
    takeDue,
    async takeThese(ids) {
      if (held() >= capacity * 2) {
        moreDue = true;
        return;
      }
      try {
        await Promise.all(await take(() => taking.these(ids), true));
      } catch (error) {
        storeTrouble(error);
      }
    },
    async emptied() {
      for (;;) {
        await becomeQuiet();
        const before = taken;
        await takeDue();
        if (taken === before && held() === 0) return;
      }
    },
    async close() {
      open = false;
      await becomeQuiet();
    },
  };
};
