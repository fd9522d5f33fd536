import type { CheckedChange } from '../../ports/checked-changes.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Stale } from '../../ports/store.js';

export type Commit = readonly CheckedChange[];

/** Writes commits together: each lasts or is refused on its own, and a fault is that of the whole group. */
export type WriteGroup = (commits: readonly Commit[]) => readonly Outcome<void, Stale>[];

interface Waiting {
  readonly commit: Commit;
  readonly resolve: (outcome: Outcome<void, Stale>) => void;
  readonly reject: (error: unknown) => void;
}

export interface CommitQueue {
  add(commit: Commit): Promise<Outcome<void, Stale>>;
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>;
}

/** Keeps one group from holding up everything else for long. */
const largestGroup = 256;

/**
 * Gathers the commits that arrive while the process is at other work, so that they share one flush to disk: with
 * many callers a flush serves many commits, with one caller it waits for nobody.
 */
export const commitQueue = (writeGroup: WriteGroup): CommitQueue => {
  const waiting: Waiting[] = [];
  const idle: (() => void)[] = [];
  let scheduled = false;

  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  };

  const flush = (): void => {
    scheduled = false;
    write(writeGroup, waiting.splice(0, largestGroup));
    if (waiting.length > 0) schedule();
    else for (const done of idle.splice(0)) done();
  };

  return {
    add: async (commit) =>
      new Promise((resolve, reject) => {
        waiting.push({ commit, resolve, reject });
        schedule();
      }),
    drained: async () =>
      new Promise((resolve) => {
        idle.push(resolve);
        schedule();
      }),
  };
};

/** When a group fails, each of its commits is tried alone: one that cannot be written does not take others down. */
const write = (writeGroup: WriteGroup, group: readonly Waiting[]): void => {
  if (group.length === 0) return;
  try {
    const outcomes = writeGroup(group.map(({ commit }) => commit));
    group.forEach(({ resolve }, at) => {
      const outcome = outcomes[at];
      if (outcome) resolve(outcome);
    });
  } catch (error) {
    if (group.length > 1) for (const one of group) write(writeGroup, [one]);
    else group[0]?.reject(error);
  }
};
