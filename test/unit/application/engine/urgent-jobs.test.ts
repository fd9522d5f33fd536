import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordKind } from '../../../../src/ports/records.js';
import type { Query } from '../../../../src/ports/store.js';
import { chain, diagram, draw, end, start, userTask } from '../../../support/engine/drawing.js';
import { openTestHouse, type TestHouse } from '../../../support/application/test-house.js';
import { takingAlone, takingByLease, type Taking } from '../../../../workers/taking.js';

const oneJob = (id: string, priority?: string) =>
  diagram(
    draw(
      'process',
      { id, isExecutable: 'true' },
      start(),
      userTask('later', {
        'camunda:asyncBefore': 'true',
        ...(priority !== undefined && { 'camunda:jobPriority': priority }),
      }),
      end(),
      ...chain('start', 'later', 'end'),
    ),
  );

describe.each([
  ['alone', (house: TestHouse): Taking => takingAlone(house.ports)],
  ['by lease', (house: TestHouse): Taking => takingByLease(house.ports, { owner: 'TEST', leaseMs: 60_000 })],
])('jobs taken %s', (_how, takingOf) => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openTestHouse();
    const ids = new Map<string, string>();
    for (const [id, priority] of [['plain'], ['urgent', '5'], ['first', '9'], ['slow', '-1']] as const) {
      const { processes } = await house.deploy(oneJob(id, priority));
      ids.set(id, processes[0]?.id ?? '');
    }
    const begin = async (id: string): Promise<void> => {
      await house.start(ids.get(id) ?? '');
      house.pass(1);
    };
    await begin('slow');
    for (let count = 0; count < 6; count += 1) await begin('plain');
    await begin('urgent');
    await begin('first');
  });
  afterEach(() => house.close());

  const keys = async (taking: Taking, max: number, inHand: ReadonlySet<string> = new Set()) =>
    (await taking.due(max, inHand)).map(({ job }) => job.definitionKey);

  it('are the most urgent first when all that is due is taken', async () => {
    const all = await keys(takingOf(house), 20);
    expect([all.slice(0, 2), all.at(-1)]).toEqual([['first', 'urgent'], 'slow']);
  });

  it('do not leave the urgent behind what is due longer, when that is more than is taken', async () => {
    const taking = takingOf(house);
    const taken = [...(await keys(taking, 3)), ...(await keys(taking, 3))];
    expect(taken).toContain('first');
    expect(taken).toContain('urgent');
  });

  it('are looked through for what is urgent now and then, and not each time', async () => {
    const taking = takingOf(house);
    let asked = 0;
    const { find } = house.store;
    house.store.find = ((kind: RecordKind, query: Query) => {
      if (query.where?.some((one) => 'field' in one && one.field === 'priority')) asked += 1;
      return find.call(house.store, kind, query);
    }) as typeof find;
    for (let round = 0; round < 3; round += 1) await taking.due(1, new Set());
    expect(asked).toBe(1);
    house.pass(1_000);
    for (let round = 0; round < 3; round += 1) await taking.due(1, new Set());
    expect(asked).toBe(2);
  });
});
