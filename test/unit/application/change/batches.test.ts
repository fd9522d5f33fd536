import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cancelBatch, pauseBatch } from '../../../../src/application/change/steer-batch.js';
import { startBatch } from '../../../../src/application/change/start-batch.js';
import { subjectsFor } from '../../../../src/application/change/subjects-for.js';
import { changeView } from '../../../../src/application/change/view-changes.js';
import { completeTask } from '../../../../src/application/engine/complete-task.js';
import { ok } from '../../../../src/kernel/outcome.js';
import { openTestHouse, type TestHouse } from '../../../support/application/test-house.js';
import { chain, diagramOf, draw, end, start, userTask } from '../../../support/engine/drawing.js';

const first = diagramOf(start(), userTask('a'), userTask('z'), end(), ...chain('start', 'a', 'z', 'end'));
const second = diagramOf(
  start(),
  draw('subProcess', { id: 'sub' }, start('s'), userTask('a'), end('e'), ...chain('s', 'a', 'e')),
  end(),
  ...chain('start', 'sub', 'end'),
);

describe('a batch', () => {
  let house: TestHouse;
  let source: string;
  let target: string;
  let instances: string[];

  beforeEach(async () => {
    house = await openTestHouse();
    source = (await house.deploy(first)).processes[0]?.id ?? '';
    target = (await house.deploy(second)).processes[0]?.id ?? '';
    instances = [];
    for (let index = 0; index < 25; index += 1) instances.push(await house.start(source));
  });
  afterEach(() => house.close());

  const migrating = (subjects = instances) =>
    house.act(async (work) =>
      ok(
        await startBatch(work, {
          type: 'instance-migration',
          subjects,
          reason: 'TEST reason',
          configuration: {
            plan: {
              sourceDefinitionId: source,
              targetDefinitionId: target,
              instructions: [{ source: 'a', target: 'a' }],
            },
          },
        }),
      ),
    );

  const batch = async (id: string) => (await house.store.get('batch', id))?.body;
  const results = async (batchId: string) =>
    (await house.store.find('batchPart', { where: [{ field: 'batchId', is: batchId }] })).flatMap(
      ({ body }) => body.results,
    );
  const onTarget = () => house.store.count('instance', [{ field: 'definitionId', is: target }]);

  it('takes as many as one batch does, and says how many it leaves out', async () => {
    const where = [{ field: 'definitionId', is: source }];
    const all = await subjectsFor(house, 'instance', where);
    expect(all).toEqual({ subjects: [...instances].sort() });
    const some = await subjectsFor(house, 'instance', where, 10);
    expect(some).toEqual({ subjects: [...instances].sort().slice(0, 10), leftOut: 15 });
    const started = await house.act(async (work) =>
      ok(
        await startBatch(work, {
          type: 'instance-update-suspension-state',
          ...some,
          configuration: { suspended: true },
        }),
      ),
    );
    expect(changeView(started)).toMatchObject({ total: 10, leftOut: 15 });
  });

  it('moves all, and tells of each that could not be moved and why', async () => {
    const [moved = ''] = instances;
    const [task] = await house.tasks(moved);
    await house.act((work) => completeTask(work, { taskId: task?.id ?? '' }));
    const { id } = await migrating();
    await house.work();
    expect(await batch(id)).toMatchObject({ state: 'COMPLETED', total: 25, done: 24, failed: 1 });
    expect(await onTarget()).toBe(24);
    const failed = (await results(id)).filter(({ state }) => state === 'FAILED');
    expect(failed).toMatchObject([
      {
        subject: moved,
        code: 'migration-not-possible',
        problems: [{ code: 'no-instruction', element: 'z' }],
      },
    ]);
    const logged = await house.store.find('operation', { where: [{ field: 'operation', is: 'Migrate' }] });
    expect(new Set(logged.map(({ body }) => `${body.actor} ${body.reason ?? ''}`))).toEqual(
      new Set(['TEST-user TEST reason']),
    );
  });

  it('stands still while it is paused, goes on where it was, and counts nobody twice', async () => {
    const { id } = await migrating();
    await house.act((work) => pauseBatch(work, { batchId: id, paused: true }));
    await house.work();
    expect(await onTarget()).toBe(0);
    await house.act((work) => pauseBatch(work, { batchId: id, paused: false }));
    await house.work();
    expect(await batch(id)).toMatchObject({ state: 'COMPLETED', done: 25, failed: 0 });
    expect(await onTarget()).toBe(25);
  });

  it('does nothing more once it is cancelled', async () => {
    const { id } = await migrating();
    await house.act((work) => cancelBatch(work, { batchId: id, reason: 'TEST stop' }));
    await house.work();
    expect(await batch(id)).toMatchObject({ state: 'CANCELLED', done: 0 });
    expect(await house.refusal((work) => cancelBatch(work, { batchId: id }))).toBe('batch-not-running');
    expect(await house.refusal((work) => pauseBatch(work, { batchId: 'x', paused: true }))).toBe(
      'batch-not-found',
    );
  });

  it('is taken back by another, except for those that have moved on', async () => {
    const { id } = await migrating();
    await house.work();
    const [gone = ''] = instances;
    const [task] = await house.tasks(gone);
    await house.act((work) => completeTask(work, { taskId: task?.id ?? '' }));
    const undo = await house.act(async (work) =>
      ok(
        await startBatch(work, {
          type: 'instance-migration-undo',
          subjects: instances.slice(1),
          configuration: { of: id },
        }),
      ),
    );
    await house.work();
    expect(await batch(undo.id)).toMatchObject({ state: 'COMPLETED', done: 24, failed: 0 });
    expect(await batch(id)).toMatchObject({ done: 25, undone: 24 });
    expect((await results(id)).filter(({ state }) => state === 'UNDONE')).toHaveLength(24);
    expect(await onTarget()).toBe(0);
  });

  it('ends, suspends and modifies instances', async () => {
    const started = async (type: 'instance-deletion', subjects: readonly string[]) =>
      house.act(async (work) => ok(await startBatch(work, { type, subjects, configuration: {} })));
    await started('instance-deletion', instances.slice(0, 5));
    await house.act(async (work) =>
      ok(
        await startBatch(work, {
          type: 'instance-update-suspension-state',
          subjects: instances.slice(5, 10),
          configuration: { suspended: true },
        }),
      ),
    );
    await house.act(async (work) =>
      ok(
        await startBatch(work, {
          type: 'instance-modification',
          subjects: instances.slice(10, 12),
          configuration: { definitionId: source, instructions: [{ do: 'startBefore', element: 'z' }] },
        }),
      ),
    );
    await house.work();
    expect(await house.store.count('instance', [])).toBe(20);
    expect(await house.store.count('instance', [{ field: 'suspended', is: true }])).toBe(5);
    expect(await house.store.count('task', [{ field: 'elementId', is: 'z' }])).toBe(2);
  });

  it('is over at once when there is nobody', async () => {
    expect(await migrating([])).toMatchObject({ state: 'COMPLETED', total: 0 });
  });
});
