import type { CheckedChange } from '../../ports/checked-changes.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Stale } from '../../ports/store.js';

export type Commit = readonly CheckedChange[];

/** Writes commits together: each lasts or is refused on its own, and a fault is that of the whole group. */
export type WriteGroup = (commits: readonly Commit[]) => readonly Outcome<void, Stale>[];

export interface Disk {
  readonly write: WriteGroup;
  /** Resolves when all that was written before survives a loss of power; the process goes on meanwhile. */
  readonly sync: () => Promise<void>;
}

interface Waiting {
  readonly commit: Commit;
  readonly resolve: (outcome: Outcome<void, Stale>) => void;
  readonly reject: (error: unknown) => void;
}

/** A commit that was tried; without an outcome it has its answer already. */
interface Tried {
  readonly waiting: Waiting;
  readonly outcome: Outcome<void, Stale>;
}

export interface CommitQueue {
  add(commit: Commit): Promise<Outcome<void, Stale>>;
  /** While one of these records is written but may not survive yet: resolves when it does. */
  lasting(ids: () => readonly string[]): Promise<void> | undefined;
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>;
}

/** Keeps one group from holding up everything else for long, and leaves something to write during its flush. */
const largestGroup = 64;

const nothing: Promise<void> = Promise.resolve();

/**
 * Gathers the commits that arrive while the process is at other work or the disk at its flush, so that they share
 * the next flush: with many callers a flush serves many commits, with one caller it waits for nobody.
 */
export const commitQueue = (disk: Disk): CommitQueue => {
  const waiting: Waiting[] = [];
  const idle: (() => void)[] = [];
  let busy = false;
  let unsynced: ReadonlySet<string> = new Set();
  let syncing = nothing;

  const schedule = (): void => {
    if (busy) return;
    busy = true;
    setImmediate(() => void flush());
  };

  const flush = async (): Promise<void> => {
    const tried = write(disk.write, waiting.splice(0, largestGroup));
    const written = tried.filter(({ outcome }) => outcome.ok);
    unsynced = idsIn(written);
    syncing = written.length > 0 ? disk.sync() : nothing;
    await settle(tried, syncing);
    unsynced = new Set();
    busy = false;
    if (waiting.length > 0) schedule();
    else for (const done of idle.splice(0)) done();
  };

  return {
    add: async (commit) =>
      new Promise((resolve, reject) => {
        waiting.push({ commit, resolve, reject });
        schedule();
      }),
    lasting: (ids) => (unsynced.size > 0 && ids().some((id) => unsynced.has(id)) ? syncing : undefined),
    drained: async () =>
      new Promise((resolve) => {
        idle.push(resolve);
        schedule();
      }),
  };
};

/** Without their kinds: where records of two kinds have one id, a reader of the other waits for nothing, once. */
const idsIn = (written: readonly Tried[]): ReadonlySet<string> => {
  const ids = new Set<string>();
  for (const { waiting } of written) for (const { id } of waiting.commit) ids.add(id);
  return ids;
};

/** When a group fails, each of its commits is tried alone: one that cannot be written does not take others down. */
const write = (writeGroup: WriteGroup, group: readonly Waiting[]): readonly Tried[] => {
  if (group.length === 0) return [];
  try {
    const outcomes = writeGroup(group.map(({ commit }) => commit));
    return group.flatMap((waiting, at) => {
      const outcome = outcomes[at];
      return outcome ? [{ waiting, outcome }] : [];
    });
  } catch (error) {
    if (group.length > 1) return group.flatMap((one) => write(writeGroup, [one]));
    group[0]?.reject(error);
    return [];
  }
};

const settle = async (tried: readonly Tried[], syncing: Promise<void>): Promise<void> => {
  try {
    await syncing;
    for (const { waiting, outcome } of tried) waiting.resolve(outcome);
  } catch (error) {
    for (const { waiting } of tried) waiting.reject(error);
  }
};
