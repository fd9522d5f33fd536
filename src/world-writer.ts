import type { Change, Store } from './ports/store.js';

/** Large enough to share one flush, small enough to hold in memory. */
const changesAtOnce = 20_000;

export interface WorldWriter {
  add(changes: readonly Change[]): Promise<void>;
  flush(): Promise<void>;
  /** How many records are in the store so far. */
  written(): number;
}

/** Writes what was made into an empty store, much of it at once. */
export const worldWriter = (store: Store): WorldWriter => {
  let waiting: Change[] = [];
  let written = 0;
  const flush = async (): Promise<void> => {
    const changes = waiting;
    waiting = [];
    if (changes.length === 0) return;
    const committed = await store.commit(changes);
    if (!committed.ok)
      throw new Error(`Expected ${committed.reason.kind} '${committed.reason.id}' to be new`);
    written += changes.length;
  };
  return {
    async add(changes: readonly Change[]) {
      waiting.push(...changes);
      if (waiting.length >= changesAtOnce) await flush();
    },
    flush,
    written: () => written,
  };
};
