import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../src/adapters/embedded/open-embedded-store.js';
import { storeSuite } from './store.suite.js';

storeSuite({
  name: 'in a file',
  questions: 3000,
  alone: true,
  start: () => {
    const directory = mkdtempSync(join(tmpdir(), 'koers-store-'));
    return Promise.resolve({
      async open() {
        const opened = await openEmbeddedStore({ directory });
        if (!opened.ok) throw new Error(`Expected the store to open, but: ${opened.reason.code}`);
        return opened.value;
      },
      stop: async () => Promise.resolve(rmSync(directory, { recursive: true, force: true })),
    });
  },
});
