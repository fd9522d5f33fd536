import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openEmbeddedStore } from '../../../../src/adapters/embedded/open-embedded-store.js';
import type { Instant } from '../../../../src/kernel/instant.js';
import type { Store } from '../../../../src/ports/store.js';
import { taskRecord } from '../../../support/store/records.js';

const inDirectory = async (use: (open: () => Promise<Store>) => Promise<void>): Promise<void> => {
  const directory = mkdtempSync(join(tmpdir(), 'koers-written-'));
  try {
    await use(async () => {
      const opened = await openEmbeddedStore({ directory });
      if (!opened.ok) throw new Error(opened.reason.code);
      return opened.value;
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
};

const draft = (id: string) => ({
  id,
  data: { note: 'TEST' },
  savedBy: 'caseworker',
  savedAt: '2027-01-11T09:00:00.000Z' as Instant,
});

describe('records that are hardly ever there', () => {
  it('are removed all the same, in this process and in the next', () =>
    inDirectory(async (open) => {
      const store = await open();
      await store.commit([{ kind: 'draft', remove: 'never-there' }]);
      await store.commit([
        { kind: 'draft', put: draft('a') },
        { kind: 'draft', put: draft('b') },
      ]);
      await store.commit([{ kind: 'draft', remove: 'a' }]);
      expect(await store.get('draft', 'a')).toBeUndefined();
      expect((await store.get('draft', 'b'))?.body.savedBy).toBe('caseworker');
      await store.close();
      const next = await open();
      expect(await next.get('draft', 'b')).toBeDefined();
      await next.commit([{ kind: 'draft', remove: 'b' }]);
      expect(await next.get('draft', 'b')).toBeUndefined();
      await next.close();
    }));

  it('are written again after a commit with them was refused', () =>
    inDirectory(async (open) => {
      const store = await open();
      await store.commit([{ kind: 'task', put: taskRecord('t') }]);
      const refused = await store.commit([
        { kind: 'draft', put: draft('a') },
        { kind: 'task', put: taskRecord('t'), expected: 7 },
      ]);
      expect(refused.ok).toBe(false);
      await store.commit([{ kind: 'draft', remove: 'a' }]);
      await store.commit([{ kind: 'draft', put: draft('a'), expected: 0 }]);
      expect((await store.get('draft', 'a'))?.version).toBe(1);
      await store.close();
    }));
});

describe('a record that is written over', () => {
  it('is found by what it says now, whether that changes each time or hardly ever', () =>
    inDirectory(async (open) => {
      const store = await open();
      const dueAt = (at: number) => `2027-01-${String(10 + at).padStart(2, '0')}T09:00:00.000Z` as Instant;
      const found = async (at: number) =>
        (await store.find('task', { where: [{ field: 'dueAt', is: dueAt(at) }] })).map(
          ({ body }) => body.name,
        );
      await store.commit([{ kind: 'task', put: { ...taskRecord('a'), dueAt: dueAt(0) } }]);
      let due = 0;
      for (let times = 1; times <= 40; times += 1) {
        const before = due;
        if (times % 5 === 0 || times < 4) due = times % 20;
        const put = { ...taskRecord('a'), name: `time ${times}`, dueAt: dueAt(due) };
        await store.commit([{ kind: 'task', put, expected: times }]);
        expect(await found(due)).toEqual([`time ${times}`]);
        if (before !== due) expect(await found(before)).toEqual([]);
      }
      await store.close();
    }));
});
