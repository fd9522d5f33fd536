import { describe, expect, it } from '@jest/globals';
import {
  commitQueue,
  type Commit,
  type CommitQueue,
  type WriteGroup,
} from '../../../../src/adapters/embedded/commit-queue.js';
import { checkedChanges } from '../../../../src/ports/checked-changes.js';
import { ok, refused } from '../../../../src/kernel/outcome.js';
import { taskRecord } from '../../../support/store/records.js';

const commitOf = (id: string): Commit => checkedChanges([{ kind: 'task', put: taskRecord(id) }]);

const idsOf = (commits: readonly Commit[]): readonly string[] => commits.map((commit) => commit[0]?.id ?? '');

const queueOf = (write: WriteGroup, sync = () => Promise.resolve()): CommitQueue =>
  commitQueue({ write, sync });

const written: WriteGroup = (commits) => commits.map(() => ok(undefined));

describe('commits of many callers', () => {
  it('share one write, and each gets its own answer', async () => {
    const groups: (readonly string[])[] = [];
    const queue = queueOf((commits) => {
      groups.push(idsOf(commits));
      return idsOf(commits).map((id) =>
        id === 'b' ? refused({ code: 'stale', kind: 'task', id }) : ok(undefined),
      );
    });
    const answers = await Promise.all(['a', 'b', 'c'].map((id) => queue.add(commitOf(id))));
    expect(groups).toEqual([['a', 'b', 'c']]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, false, true]);
  });

  it('are tried one by one when they cannot be written together, so that one does not take others down', async () => {
    const write: WriteGroup = (commits) => {
      if (idsOf(commits).includes('b')) throw new Error('too large');
      return commits.map(() => ok(undefined));
    };
    const queue = queueOf(write);
    const answers = await Promise.allSettled(['a', 'b', 'c'].map((id) => queue.add(commitOf(id))));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('are written in groups that do not hold up everything else', async () => {
    const sizes: number[] = [];
    const queue = queueOf((commits) => {
      sizes.push(commits.length);
      return commits.map(() => ok(undefined));
    });
    await Promise.all(Array.from({ length: 150 }, (_, at) => queue.add(commitOf(`task-${at}`))));
    expect(sizes).toEqual([64, 64, 22]);
  });

  it('are all written before the queue is empty', async () => {
    const ids: string[] = [];
    const queue = queueOf((commits) => {
      ids.push(...idsOf(commits));
      return commits.map(() => ok(undefined));
    });
    void queue.add(commitOf('a'));
    await queue.drained();
    expect(ids).toEqual(['a']);
    await queue.drained();
  });
});

describe('a commit', () => {
  /** A disk whose flushes end when told. */
  const slowDisk = () => {
    const flushes: { readonly done: () => void; readonly failed: (error: Error) => void }[] = [];
    const sync = () => new Promise<void>((done, failed) => flushes.push({ done, failed }));
    return { flushes, sync };
  };
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

  it('is answered after its flush, and those that come meanwhile share the next one', async () => {
    const { flushes, sync } = slowDisk();
    const groups: (readonly string[])[] = [];
    const queue = queueOf((commits) => {
      groups.push(idsOf(commits));
      return written(commits);
    }, sync);
    const answered: string[] = [];
    const add = (id: string) => void queue.add(commitOf(id)).then(() => answered.push(id));
    add('a');
    await turn();
    add('b');
    add('c');
    await turn();
    expect([groups, answered]).toEqual([[['a']], []]);
    flushes[0]?.done();
    await turn();
    await turn();
    expect([groups, answered]).toEqual([[['a'], ['b', 'c']], ['a']]);
    flushes[1]?.done();
    await queue.drained();
    expect(answered).toEqual(['a', 'b', 'c']);
  });

  it('holds up whoever looks at its records until they last, and nobody else', async () => {
    const { flushes, sync } = slowDisk();
    const queue = queueOf(written, sync);
    const answer = queue.add(commitOf('a'));
    expect(queue.lasting(() => ['a'])).toBeUndefined();
    await turn();
    expect(queue.lasting(() => ['b'])).toBeUndefined();
    const seen = queue.lasting(() => ['b', 'a']);
    expect(seen).toBeInstanceOf(Promise);
    flushes[0]?.done();
    await Promise.all([seen, answer]);
    await turn();
    expect(queue.lasting(() => ['a'])).toBeUndefined();
  });

  it('whose flush fails is told so, and the next one is flushed anew', async () => {
    const { flushes, sync } = slowDisk();
    const queue = queueOf(written, sync);
    const first = queue.add(commitOf('a'));
    await turn();
    flushes[0]?.failed(new Error('disk gone'));
    await expect(first).rejects.toThrow('disk gone');
    const second = queue.add(commitOf('b'));
    await turn();
    await turn();
    flushes[1]?.done();
    expect(await second).toEqual(ok(undefined));
  });

  it('that was refused waits for no flush', async () => {
    const { flushes, sync } = slowDisk();
    const queue = queueOf(() => [refused({ code: 'stale', kind: 'task', id: 'a' })], sync);
    expect(await queue.add(commitOf('a'))).toMatchObject({ ok: false });
    expect(flushes).toEqual([]);
  });
});
