import { memoryStore, type MemoryStore } from '../../src/adapters/memory/memory-store.js';
import { storeSuite } from './store.suite.js';

storeSuite({
  name: 'in memory',
  questions: 1000,
  alone: true,
  start: () => {
    let last: MemoryStore | undefined;
    return Promise.resolve({
      open: () => {
        last = memoryStore({ under: last });
        return Promise.resolve(last);
      },
      stop: () => Promise.resolve(),
    });
  },
});
