import { createConnection } from 'mongoose';
import type { Store } from '../../../src/ports/store.js';

interface Turn {
  readonly _id: string;
  readonly holder: string;
}

/** A store that counts only between commits. */
export interface QuietStore {
  readonly store: Store;
  stop(): Promise<void>;
}

/**
 * Where writers take turns because the server cannot keep transactions apart, half of a commit can be seen. Whoever
 * waits for the work to be done must not look at such a moment.
 */
export const quietStore = async (store: Store, url: string): Promise<QuietStore> => {
  const connection = await createConnection(url).asPromise();
  const turns = connection.collection<Turn>('koers.turn');
  const nobodyWrites = async (): Promise<void> => {
    for (;;) {
      const turn = await turns.findOne({ _id: 'turn' });
      if (turn === null || turn.holder === '') return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const count: Store['count'] = async (...question) => {
    const before = await store.count(...question);
    await nobodyWrites();
    return before > 0 ? before : store.count(...question);
  };
  return {
    store: new Proxy(store, {
      get: (target, name) => {
        const member: unknown = name === 'count' ? count : Reflect.get(target, name);
        return member;
      },
    }),
    stop: () => connection.close(),
  };
};
