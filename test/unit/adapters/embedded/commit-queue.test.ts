import { describe, expect, it } from '@jest/globals';
import { commitQueue, type Commit, type WriteGroup } from '../../../../src/adapters/embedded/commit-queue.js';
import { checkedChanges } from '../../../../src/ports/checked-changes.js';
import { ok, refused } from '../../../../src/kernel/outcome.js';
import { taskRecord } from '../../../support/store/records.js';

const commitOf = (id: string): Commit => checkedChanges([{ kind: 'task', put: taskRecord(id) }]);

const idsOf = (commits: readonly Commit[]): readonly string[] => commits.map((commit) => commit[0]?.id ?? '');

describe('commits of many callers', () => {
  it('share one write, and each gets its own answer', async () => {
    const groups: (readonly string[])[] = [];
    const queue = commitQueue((commits) => {
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
    const queue = commitQueue(write);
    const answers = await Promise.allSettled(['a', 'b', 'c'].map((id) => queue.add(commitOf(id))));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('are written in groups that do not hold up everything else', async () => {
    const sizes: number[] = [];
    const queue = commitQueue((commits) => {
      sizes.push(commits.length);
      return commits.map(() => ok(undefined));
    });
    await Promise.all(Array.from({ length: 600 }, (_, at) => queue.add(commitOf(`task-${at}`))));
    expect(sizes).toEqual([256, 256, 88]);
  });

  it('are all written before the queue is empty', async () => {
    const written: string[] = [];
    const queue = commitQueue((commits) => {
      written.push(...idsOf(commits));
      return commits.map(() => ok(undefined));
    });
    void queue.add(commitOf('a'));
    await queue.drained();
    expect(written).toEqual(['a']);
    await queue.drained();
  });
});
