import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listOverdue } from '../../../../src/application/care/list-overdue.js';
import { countTasks } from '../../../../src/application/care/tasks/count-tasks.js';
import { listTasks } from '../../../../src/application/care/tasks/list-tasks.js';
import { totalOf } from '../../../../src/application/care/total-of.js';
import { plusMs } from '../../../../src/kernel/instant.js';
import type { Outcome } from '../../../../src/kernel/outcome.js';
import type { CareOfTask, TaskRecord } from '../../../../src/ports/records.js';
import { taskRecord } from '../../../support/store/records.js';
import { openCareHouse, who, type CareHouse } from './care-house.js';

const hour = 3_600_000;

const valueOf = <Value>(outcome: Outcome<Value, unknown>): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reason));
  return outcome.value;
};

describe('long lists', () => {
  let house: CareHouse;
  beforeEach(async () => {
    house = await openCareHouse();
  });
  afterEach(async () => {
    await house.close();
  });

  const late = (id: string, hours: number, safetyCritical?: boolean): TaskRecord => ({
    ...taskRecord(id),
    dueAt: plusMs(house.now(), -hours * hour),
    ...(safetyCritical !== undefined && {
      care: { urgencyRank: 2, safetyCritical, excludedUsers: [], reached: [] } satisfies CareOfTask,
    }),
  });

  it('show what is late in pages: safety first, then what is latest, each once', async () => {
    for (const task of [
      late('a', 1, true),
      late('b', 9, false),
      late('c', 5, true),
      late('d', 7),
      late('e', 3, false),
      late('not-late', -1, true),
    ])
      await house.put('task', task);
    const page = async (limit: number, offset: number): Promise<readonly string[]> => {
      const { items, total, safetyCritical } = valueOf(
        await listOverdue(house.ports, who('manager'), { limit, offset }),
      );
      expect({ total, safetyCritical }).toEqual({ total: 5, safetyCritical: 2 });
      return items.map(({ taskId }) => taskId);
    };
    const whole = ['c', 'a', 'b', 'd', 'e'];
    expect(await page(50, 0)).toEqual(whole);
    for (const size of [1, 2, 3]) {
      const pages = [];
      for (let offset = 0; offset < 6; offset += size) pages.push(...(await page(size, offset)));
      expect(pages).toEqual(whole);
    }
  });

  it('are counted up to a thousand, and go on all the same', async () => {
    await house.ports.store.commit(
      Array.from({ length: 1030 }, (_unused, at) => ({
        kind: 'task' as const,
        put: { ...taskRecord(`task-${at}`), candidateGroups: ['local-team'] },
      })),
    );
    const totalAt = async (offset: number): Promise<number> =>
      valueOf(await listTasks(house.ports, who('caseworker'), { limit: 50, offset })).total;
    expect(await totalAt(0)).toBe(1000);
    expect(await totalAt(950)).toBe(1001);
    expect(await totalAt(1000)).toBe(1030);
    expect(valueOf(await countTasks(house.ports, who('caseworker')))).toEqual({
      mine: 0,
      available: 1000,
      overdue: 0,
    });
  });

  it('have exactly the length that was counted as long as that is short', () => {
    expect(totalOf(7, { limit: 5, offset: 0, found: 5 })).toBe(7);
    expect(totalOf(7, { limit: 5, offset: 5, found: 2 })).toBe(7);
    expect(totalOf(7, { limit: 5, offset: 20, found: 0 })).toBe(7);
    expect(totalOf(5, { limit: 5, offset: 0, found: 5 })).toBe(5);
  });
});
