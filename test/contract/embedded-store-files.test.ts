import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openEmbeddedStore, type NotOpened } from '../../src/adapters/embedded/open-embedded-store.js';
import type { Store } from '../../src/ports/store.js';
import { bundled } from '../support/store/bundle.js';
import { taskRecord } from '../support/store/records.js';

let directory: string;
let writer: string;
let children: ChildProcess[];

beforeAll(() => {
  writer = bundled('test/support/store/writer.ts');
});
afterAll(() => rmSync(dirname(writer), { recursive: true, force: true }));

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'koers-store-'));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Runs the writer until it has said enough, and gives every whole line it said. */
const runUntil = async (prefix: string, enough: (lines: readonly string[]) => boolean): Promise<string[]> => {
  const child = spawn(process.execPath, [writer, directory, prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  children.push(child);
  let said = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      if (enough(said.split('\n').slice(0, -1))) resolve();
    });
    child.once('exit', () => resolve());
  });
  return said.split('\n').slice(0, -1);
};

const killLast = async (): Promise<void> => {
  const child = children.at(-1);
  if (!child) throw new Error('Expected a process to kill');
  child.kill('SIGKILL');
  await ended(child);
};

const open = async (): Promise<Store> => {
  const opened = await openEmbeddedStore({ directory });
  if (!opened.ok) throw new Error(`Expected the store to open, but: ${opened.reason.code}`);
  return opened.value;
};

const refusal = async (): Promise<NotOpened['code'] | 'opened'> => {
  const opened = await openEmbeddedStore({ directory });
  if (!opened.ok) return opened.reason.code;
  await opened.value.close();
  return 'opened';
};

describe('a store in a file', () => {
  it('has everything it acknowledged after kill -9, and no commit by halves', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const lines = await runUntil(`round-${round}`, (said) => said.length > 300);
      await killLast();
      acknowledged.push(...lines.flatMap((line) => (line.startsWith('kept ') ? [line.slice(5)] : [])));
    }
    expect(acknowledged.length).toBeGreaterThan(1000);
    const store = await open();
    const found = await store.getAll(
      'task',
      acknowledged.flatMap((id) => [`${id}-a`, `${id}-b`]),
    );
    expect(found.filter((stored) => stored === undefined)).toEqual([]);
    const halves = {
      a: await store.count('task', [{ field: 'id', like: '%-a' }]),
      b: await store.count('task', [{ field: 'id', like: '%-b' }]),
    };
    expect(halves.a).toBe(halves.b);
    await store.close();
  }, 60_000);

  it('is refused to a second process, and free again when the first was killed', async () => {
    await runUntil('first', (said) => said.includes('open'));
    expect(await refusal()).toBe('in-use');
    await killLast();
    expect(await refusal()).toBe('opened');
  });

  it('is refused to a process while this one has it, and within this one', async () => {
    const store = await open();
    expect(await runUntil('second', (said) => said.length > 0)).toEqual(['refused in-use']);
    expect(await refusal()).toBe('in-use');
    await store.close();
    expect(await refusal()).toBe('opened');
  });

  it('is for its owner only', async () => {
    const store = await open();
    expect(statSync(join(directory, 'koers.db')).mode & 0o077).toBe(0);
    await store.close();
  });

  it.each([
    ['is something else', Buffer.from('This is no store. '.repeat(400))],
    ['is noise', Buffer.alloc(8192, 0xa5)],
  ])('says that it cannot be read when the file %s, and leaves it as it was', async (_, content) => {
    const file = join(directory, 'koers.db');
    writeFileSync(file, content);
    expect(await refusal()).toBe('unreadable');
    expect(statSync(file).size).toBe(content.length);
  });

  it('says so when the directory is a file', async () => {
    const file = join(directory, 'file');
    writeFileSync(file, '');
    const opened = await openEmbeddedStore({ directory: file });
    expect(opened.ok ? '' : opened.reason.code).toBe('not-accessible');
  });

  it('says so when the directory may not be written', async () => {
    chmodSync(directory, 0o500);
    const code = await refusal();
    chmodSync(directory, 0o700);
    // The superuser may write everywhere.
    expect(code).toBe(process.getuid?.() === 0 ? 'opened' : 'not-accessible');
  });

  it('opens again what it closed, with everything in it', async () => {
    const first = await open();
    await first.commit([{ kind: 'task', put: taskRecord('kept', { candidateGroups: ['rvt'] }) }]);
    await first.close();
    const second = await open();
    expect(await second.count('task', [{ field: 'candidateGroups', is: 'rvt' }])).toBe(1);
    await second.close();
  });
});
