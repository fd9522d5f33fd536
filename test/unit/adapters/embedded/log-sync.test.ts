import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { logSync } from '../../../../src/adapters/embedded/log-sync.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'koers-log-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('flushing the log', () => {
  it('needs no checkpoint as long as it succeeds', async () => {
    const file = join(directory, 'log');
    writeFileSync(file, 'x');
    const log = logSync(file, () => {
      throw new Error('Expected no checkpoint');
    });
    await log.sync();
    await log.sync();
    log.close();
  });

  it('carries everything into the main file once a flush has failed, before anything counts as lasting', async () => {
    let checkpoints = 0;
    let works = false;
    const log = logSync(join(directory, 'missing'), () => {
      checkpoints += 1;
      if (!works) throw new Error('disk gone');
    });
    await expect(log.sync()).rejects.toMatchObject({ name: 'StoreFault', retryable: true });
    expect(checkpoints).toBe(0);
    await expect(log.sync()).rejects.toMatchObject({ retryable: true });
    works = true;
    await log.sync();
    expect(checkpoints).toBe(2);
  });
});
