import { beforeAll, describe, expect, it } from '@jest/globals';
import { memoryStore } from '../../../../src/adapters/memory/memory-store.js';
import { listStandStills } from '../../../../src/application/care/steering/list-stand-stills.js';
import type { HouseholdMade } from '../../../../src/application/world/make-world.js';
import type { Ports } from '../../../../src/application/work.js';
import { startOfDay } from '../../../../src/kernel/amsterdam.js';
import { plusMs } from '../../../../src/kernel/instant.js';
import type { TaskRecord, TrajectoryRecord } from '../../../../src/ports/records.js';
import type { Store } from '../../../../src/ports/store.js';
import { worldRoom } from '../../../../src/world-room.js';

const year = { from: 20_820, until: 21_185 };
const now = startOfDay(year.until);
const manager = { user: 'manager', name: 'Mira TEST', groups: ['manager'] };

/** Ten working days and the free days around them. */
const longAgo = plusMs(now, -17 * 86_400_000);

const watch = ['handleOverdue', 'secondEyesRisk'];

describe('the stand-still radar on a world with planted stand-stills', () => {
  let store: Store;
  let made: HouseholdMade[];
  let found: readonly string[];

  beforeAll(async () => {
    const room = await worldRoom({ seed: 3, people: 6000, year, standStillShare: 1 }, 'workflows');
    made = [];
    for (let number = 0; number < room.world.households; number += 1)
      made.push(await room.world.make(number));
    store = memoryStore();
    for (const { changes } of made) await store.commit(changes);
    const ports = { store, clock: { now: () => now } } as unknown as Ports;
    const listed = await listStandStills(ports, manager, { limit: 1000 });
    found = listed.ok ? listed.value.items.map(({ trajectoryId }) => trajectoryId) : [];
  }, 240_000);

  const of = <Body>(kind: string): readonly Body[] =>
    made.flatMap(({ changes }) =>
      changes.flatMap((change) => (change.kind === kind && 'put' in change ? [change.put as Body] : [])),
    );

  /** Planted, still going on, long enough, and with something to be done. */
  const planted = (): readonly string[] =>
    made.flatMap(({ changes, standStill }) => {
      if (!standStill || standStill.from > longAgo || standStill.until <= now) return [];
      const ids = changes.flatMap((change) =>
        change.kind === 'trajectory' && 'put' in change && change.put.state !== 'CLOSED'
          ? [change.put.id]
          : [],
      );
      const waiting = changes.flatMap((change) =>
        change.kind === 'task' && 'put' in change && !watch.includes(change.put.elementId)
          ? [change.put.care?.trajectoryId]
          : [],
      );
      return ids.filter((id) => waiting.includes(id));
    });

  it('finds every one of them', () => {
    expect(planted().length).toBeGreaterThanOrEqual(2);
    expect(planted().filter((id) => !found.includes(id))).toEqual([]);
  });

  it('raises few false alarms: trajectories that nobody planted to stand still', () => {
    const running = of<TrajectoryRecord>('trajectory').filter(({ state }) => state !== 'CLOSED');
    const alarms = found.filter((id) => !planted().includes(id));
    expect(running.length).toBeGreaterThan(5);
    expect(alarms.length).toBeLessThanOrEqual(Math.ceil(running.length * 0.1));
  });

  it('names a step that is open, the longest standing first', () => {
    const open = of<TaskRecord>('task').map(({ care }) => care?.trajectoryId);
    for (const id of found) expect(open).toContain(id);
  });
});
