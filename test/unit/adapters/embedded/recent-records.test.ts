import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openEmbeddedStore } from '../../../../src/adapters/embedded/open-embedded-store.js';
import { recentRecords } from '../../../../src/adapters/embedded/recent-records.js';
import type { Store } from '../../../../src/ports/store.js';
import { taskRecord } from '../../../support/store/records.js';

describe('records written lately', () => {
  it('are remembered up to a bound, the latest ones', () => {
    const recent = recentRecords();
    for (let at = 0; at < 2_000; at += 1) recent.keep('task', `task-${at}`, { version: 1, body: '{}' });
    expect(recent.get('task', 'task-0')).toBeUndefined();
    expect(recent.get('task', 'task-1999')).toEqual({ version: 1, body: '{}' });
    recent.forgetAll();
    expect(recent.get('task', 'task-1999')).toBeUndefined();
  });

  it('are never remembered in an earlier version', () => {
    const recent = recentRecords();
    recent.keep('task', 'a', { version: 1, body: '{}' });
    for (let at = 0; at < 999; at += 1) recent.keep('task', `task-${at}`, { version: 1, body: '{}' });
    recent.keep('task', 'a', { version: 2, body: '{}' });
    expect(recent.get('task', 'a')?.version).toBe(2);
    recent.keep('task', 'a', { version: 3, body: 'x'.repeat(20_000) });
    expect(recent.get('task', 'a')).toBeUndefined();
    recent.keep('task', 'task-1', { version: 2, body: '{}' });
    recent.forget('task', 'task-1');
    expect(recent.get('task', 'task-1')).toBeUndefined();
  });

  it('are not remembered when they are long, or of a kind that is not read again', () => {
    const recent = recentRecords();
    recent.keep('task', 'a', { version: 1, body: '{}' });
    recent.keep('task', 'a', { version: 2, body: 'x'.repeat(20_000) });
    recent.keep('resource', 'b', { version: 1, body: '{}' });
    expect([recent.get('task', 'a'), recent.get('resource', 'b')]).toEqual([undefined, undefined]);
  });
});

describe('a store that remembers what was written', () => {
  const inStore = async (use: (store: Store) => Promise<void>): Promise<void> => {
    const directory = mkdtempSync(join(tmpdir(), 'koers-recent-'));
    const opened = await openEmbeddedStore({ directory });
    if (!opened.ok) throw new Error(opened.reason.code);
    try {
      await use(opened.value);
    } finally {
      await opened.value.close();
      rmSync(directory, { recursive: true });
    }
  };

  const names = async (store: Store, id: string) => {
    const got = await store.get('task', id);
    const [found] = await store.find('task', { where: [{ field: 'id', is: id }] });
    expect(got).toEqual(found);
    return got && [got.version, got.body.name];
  };

  it('says by id what it finds by question, whatever became of a record', () =>
    inStore(async (store) => {
      const named = (name: string) => ({ ...taskRecord('a'), name });
      await store.commit([{ kind: 'task', put: named('new') }]);
      expect(await names(store, 'a')).toEqual([1, 'new']);
      await store.commit([{ kind: 'task', put: named('written over') }]);
      expect(await names(store, 'a')).toEqual([2, 'written over']);
      await store.commit([{ kind: 'task', put: named('expected'), expected: 2 }]);
      expect(await names(store, 'a')).toEqual([3, 'expected']);
      await store.commit([{ kind: 'task', put: named('stale'), expected: 2 }]);
      expect(await names(store, 'a')).toEqual([3, 'expected']);
      await store.commit([{ kind: 'task', remove: 'a' }]);
      expect(await names(store, 'a')).toBeUndefined();
      await store.commit([{ kind: 'task', put: named('again'), expected: 0 }]);
      expect(await names(store, 'a')).toEqual([1, 'again']);
    }));

  it('remembers nothing of a commit that was refused in a group of others', () =>
    inStore(async (store) => {
      await store.commit([{ kind: 'task', put: taskRecord('a') }]);
      const outcomes = await Promise.all([
        store.commit([{ kind: 'task', put: { ...taskRecord('b'), name: 'kept' } }]),
        store.commit([
          { kind: 'task', put: { ...taskRecord('c'), name: 'refused' } },
          { kind: 'task', put: taskRecord('a'), expected: 7 },
        ]),
        store.commit([{ kind: 'task', put: { ...taskRecord('d'), name: 'kept' } }]),
      ]);
      expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
      expect(await names(store, 'b')).toEqual([1, 'kept']);
      expect(await names(store, 'c')).toBeUndefined();
      expect(await names(store, 'd')).toEqual([1, 'kept']);
      expect(await names(store, 'a')).toEqual([1, taskRecord('a').name]);
    }));
});
