import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { migrateInstance } from '../../../../src/application/change/migrate-instance.js';
import { planMigration, type MigrationPlan } from '../../../../src/application/change/migration-plan.js';
import { rehearseMigration } from '../../../../src/application/change/rehearse-migration.js';
import { undoMigration } from '../../../../src/application/change/undo-migration.js';
import { assignTask } from '../../../../src/application/engine/assign-task.js';
import { setVariables } from '../../../../src/application/engine/set-variables.js';
import { terminateInstance } from '../../../../src/application/engine/terminate-instance.js';
import { deleteHistory } from '../../../../src/application/history/delete-history.js';
import { forgetVariables } from '../../../../src/application/history/forget-variables.js';
import { completeTask } from '../../../../src/application/engine/complete-task.js';
import type { DrawnElement } from '../../../../src/engine/drawn.js';
import type { Instant } from '../../../../src/kernel/instant.js';
import { ok } from '../../../../src/kernel/outcome.js';
import { openTestHouse, values, type TestHouse } from '../../../support/application/test-house.js';
import {
  after,
  boundary,
  chain,
  diagramOf,
  draw,
  end,
  flow,
  start,
  userTask,
} from '../../../support/engine/drawing.js';

const first = diagramOf(
  start(),
  userTask('a', { name: 'A', 'camunda:dueDate': '2026-04-01T12:00:00Z' }),
  boundary('late', 'a', after('PT20H')),
  userTask('z'),
  end(),
  end('gone'),
  ...chain('start', 'a', 'z', 'end'),
  flow('late', 'gone'),
);

const second = diagramOf(
  start(),
  draw(
    'subProcess',
    { id: 'sub' },
    start('s'),
    userTask('b', { name: 'B' }),
    boundary('late', 'b', after('PT1H')),
    boundary('soon', 'b', after('PT2H')),
    end('e'),
    end('gone'),
    ...chain('s', 'b', 'e'),
    flow('late', 'gone'),
    flow('soon', 'gone'),
  ),
  userTask('z'),
  end(),
  ...chain('start', 'sub', 'z', 'end'),
);

describe('the migration of an instance with its records', () => {
  let house: TestHouse;
  let plan: MigrationPlan;
  let instanceId: string;

  const deployed = async (drawing: DrawnElement): Promise<string> =>
    (await house.deploy(drawing)).processes[0]?.id ?? '';

  const everything = async () => {
    const kinds = [
      'instance',
      'task',
      'job',
      'subscription',
      'incident',
      'historicInstance',
      'historicActivity',
    ] as const;
    const found = await Promise.all(kinds.map((kind) => house.store.find(kind, {})));
    return found.flat().map(({ body }) => body);
  };

  beforeEach(async () => {
    house = await openTestHouse();
    const source = await deployed(first);
    const target = await deployed(second);
    plan = {
      sourceDefinitionId: source,
      targetDefinitionId: target,
      instructions: [
        { source: 'a', target: 'b' },
        { source: 'late', target: 'late' },
      ],
    };
    instanceId = await house.start(source, {}, { businessKey: 'T-1' });
  });
  afterEach(() => house.close());

  const migrated = (more = {}) => house.act((work) => migrateInstance(work, { instanceId, plan, ...more }));

  it('brings every record along and leaves the due dates as they were', async () => {
    const [task] = await house.tasks();
    const [timer] = await house.jobs();
    house.pass(3_600_000);
    await migrated({ reason: 'New version' });
    expect(await house.tasks()).toEqual([{ ...task, elementId: 'b', definitionId: plan.targetDefinitionId }]);
    const jobs = await house.jobs();
    expect(jobs.find(({ id }) => id === timer?.id)).toEqual({
      ...timer,
      definitionId: plan.targetDefinitionId,
    });
    expect(jobs.map(({ elementId }) => elementId).sort()).toEqual(['late', 'soon']);
    const [historic] = await house.store.find('historicInstance', {});
    expect(historic?.body.definitionId).toBe(plan.targetDefinitionId);
    const open = await house.store.find('historicActivity', { where: [{ field: 'endedAt', is: null }] });
    expect(open.map(({ body }) => `${body.elementId} ${body.definitionId}`).sort()).toEqual([
      `b ${plan.targetDefinitionId}`,
      `sub ${plan.targetDefinitionId}`,
    ]);
    const [operation] = await house.store.find('operation', {
      where: [{ field: 'operation', is: 'Migrate' }],
    });
    expect(operation?.body).toMatchObject({ actor: 'TEST-user', reason: 'New version', instanceId });
  });

  it('leaves what the case side keeps of a task as it was: deadline, derivation, who may not do it, a draft', async () => {
    const [task] = await house.tasks();
    if (!task) throw new Error('Expected a task');
    const care = {
      trajectoryId: 'T-1',
      urgencyRank: 1,
      safetyCritical: true,
      derivation: { due: '2026-04-01T12:00:00.000Z', ladder: 'STANDARD' },
      norm: { key: 'N-1', version: 3 },
      excludedUsers: [{ user: 'TEST-anna', rule: '4E-3' }],
      reached: ['E0-50'],
    };
    const job = {
      id: `${task.id}!deadline`,
      kind: 'deadline' as const,
      runnableAt: '2026-03-20T12:00:00.000Z' as Instant,
      dueAt: '2026-03-20T12:00:00.000Z' as Instant,
      createdAt: house.now(),
      priority: 10,
      retries: 3,
      instanceId,
      definitionId: task.definitionId,
      definitionKey: task.definitionKey,
      elementId: 'a',
      suspended: false,
      payload: { taskId: task.id },
    };
    const draft = { id: task.id, data: { x: 1 }, savedBy: 'TEST-bert', savedAt: house.now() };
    await house.act(async (work) => {
      work.put('task', { ...task, care });
      work.put('job', job);
      work.put('draft', draft);
      return ok(undefined);
    });
    await migrated();
    expect((await house.tasks())[0]?.care).toEqual(care);
    const kept = await house.store.get('job', job.id);
    expect(kept?.body).toEqual({ ...job, definitionId: plan.targetDefinitionId, elementId: 'b' });
    expect((await house.store.get('draft', task.id))?.body).toEqual(draft);
  });

  it('goes on by the target afterwards', async () => {
    await migrated();
    const [task] = await house.tasks();
    await house.act((work) => completeTask(work, { taskId: task?.id ?? '' }));
    expect((await house.tasks()).map(({ elementId }) => elementId)).toEqual(['z']);
    expect(await house.jobs()).toEqual([]);
  });

  it('puts everything back to the byte while the instance has not moved on', async () => {
    const before = await everything();
    house.pass(1000);
    await migrated();
    expect(await everything()).not.toEqual(before);
    await house.act((work) => undoMigration(work, { instanceId, reason: 'Too early' }));
    const restored = await everything();
    const withoutSequence = (records: readonly object[]) =>
      records.map((record) => JSON.stringify({ ...record, sequence: undefined })).sort();
    expect(withoutSequence(restored)).toEqual(withoutSequence(before));
    expect(await house.refusal((work) => undoMigration(work, { instanceId }))).toBe('migration-not-undoable');
  });

  it('keeps at an undo what people did with the task meanwhile', async () => {
    await migrated();
    const [task] = await house.tasks();
    await house.act((work) => assignTask(work, { taskId: task?.id ?? '', user: 'TEST-anna' }));
    await house.act((work) => undoMigration(work, { instanceId }));
    expect((await house.tasks())[0]).toMatchObject({ elementId: 'a', assignee: 'TEST-anna' });
  });

  it('leaves nothing of variables behind that are to be forgotten', async () => {
    await house.act((work) =>
      setVariables(work, { instanceId, variables: values({ secret: 'TEST-secret' }) }),
    );
    await migrated();
    await house.act((work) => undoMigration(work, { instanceId }));
    await house.act((work) => terminateInstance(work, { instanceId }));
    const kept = async () =>
      JSON.stringify([await house.store.find('eventBatch', {}), await house.store.find('migration', {})]);
    expect(await kept()).toContain('TEST-secret');
    await house.act((work) => forgetVariables(work, { instanceId }));
    expect(await kept()).not.toContain('TEST-secret');
    await house.act((work) => deleteHistory(work, { instanceId }));
    expect(await house.store.count('migration', [])).toBe(0);
  });

  it('is not undone once the instance has moved on', async () => {
    await migrated();
    const [task] = await house.tasks();
    await house.act((work) => completeTask(work, { taskId: task?.id ?? '' }));
    expect(await house.refusal((work) => undoMigration(work, { instanceId }))).toBe('migration-not-undoable');
  });

  it('says why it cannot be, and changes nothing', async () => {
    const before = await everything();
    const impossible = { ...plan, instructions: [{ source: 'z', target: 'z' }] };
    expect(await house.refusal((work) => migrateInstance(work, { instanceId, plan: impossible }))).toBe(
      'migration-not-possible',
    );
    expect(await everything()).toEqual(before);
  });

  it('is rehearsed without a trace, with due dates before and after', async () => {
    const before = await everything();
    const rehearsed = await rehearseMigration(house.ports, {
      plan: { ...plan, instructions: [...plan.instructions.slice(0, 1)] },
      instanceIds: [instanceId, 'nobody'],
    });
    expect(await everything()).toEqual(before);
    if (!rehearsed.ok) throw new Error(rehearsed.reason.code);
    expect(rehearsed.value).toHaveLength(1);
    expect(rehearsed.value[0]).toMatchObject({
      instanceId,
      businessKey: 'T-1',
      problems: [],
      tasks: [
        {
          name: 'A',
          from: 'a',
          to: 'b',
          dueBefore: '2026-04-01T12:00:00.000Z',
          dueAfter: '2026-04-01T12:00:00.000Z',
        },
      ],
    });
    expect(
      rehearsed.value[0]?.timers.map(({ from, to, dueBefore, dueAfter }) => [from, to, dueBefore, dueAfter]),
    ).toEqual([
      ['late', undefined, '2026-03-03T08:00:00.000Z', undefined],
      [undefined, 'late', undefined, '2026-03-02T13:00:00.000Z'],
      [undefined, 'soon', undefined, '2026-03-02T14:00:00.000Z'],
    ]);
  });

  it('is planned by what is equal in both', async () => {
    const planned = await planMigration(house.ports, plan);
    expect(planned.ok && planned.value.instructions).toEqual([{ source: 'z', target: 'z' }]);
  });
});
