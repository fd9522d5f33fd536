import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { claimTask } from '../../../../src/application/engine/assign-task.js';
import { completeTask } from '../../../../src/application/engine/complete-task.js';
import { transact } from '../../../../src/application/work.js';
import { chain, diagramOf, end, start, userTask } from '../../../support/engine/drawing.js';
import { openTestHouse, values, type TestHouse } from '../../../support/application/test-house.js';

const twoTasks = diagramOf(
  start(),
  userTask('first', { name: 'TEST first', 'camunda:candidateGroups': 'TEST-group' }),
  userTask('second'),
  end(),
  ...chain('start', 'first', 'second', 'end'),
);

describe('completing a task', () => {
  let house: TestHouse;
  let instanceId: string;
  beforeEach(async () => {
    house = await openTestHouse();
    const { processes } = await house.deploy(twoTasks);
    instanceId = await house.start(processes[0]?.id ?? '', {}, { businessKey: 'TEST-key' });
  });
  afterEach(() => house.close());

  const only = async () => {
    const [task] = await house.tasks(instanceId);
    if (!task) throw new Error('Expected a task');
    return task;
  };

  it('closes the task, opens the next and keeps the variables', async () => {
    const first = await only();
    expect(first).toMatchObject({ elementId: 'first', name: 'TEST first', candidateGroups: ['TEST-group'] });
    await house.act((work) => completeTask(work, { taskId: first.id, variables: values({ route: 'A' }) }));
    expect(await only()).toMatchObject({ elementId: 'second', businessKey: 'TEST-key' });
    const instance = await house.store.get('instance', instanceId);
    expect(Object.values(instance?.body.state.scopes ?? {})[0]?.variables).toEqual({ route: 'A' });
  });

  it('tells history who did what, and when the whole was over', async () => {
    const first = await only();
    await house.act((work) => claimTask(work, { taskId: first.id, user: 'TEST-a' }), 'TEST-a');
    await house.act((work) => completeTask(work, { taskId: first.id }), 'TEST-a');
    const second = await only();
    await house.act((work) => completeTask(work, { taskId: second.id }), 'TEST-b');
    const visits = await house.store.find('historicActivity', { sort: [{ by: 'id' }] });
    expect(visits.map(({ body }) => [body.elementId, body.completedBy, body.assignee, body.endedAt])).toEqual(
      [
        ['start', undefined, undefined, house.now()],
        ['first', 'TEST-a', 'TEST-a', house.now()],
        ['second', 'TEST-b', undefined, house.now()],
        ['end', undefined, undefined, house.now()],
      ],
    );
    expect((await house.store.get('historicInstance', instanceId))?.body).toMatchObject({
      state: 'COMPLETED',
      endedAt: house.now(),
    });
    expect(await house.store.get('instance', instanceId)).toBeUndefined();
    const batches = await house.store.find('eventBatch', { sort: [{ by: 'sequence' }] });
    expect(batches.map(({ body }) => [body.sequence, body.command])).toEqual([
      [1, 'StartProcess'],
      [2, 'CompleteUserTask'],
      [3, 'CompleteUserTask'],
    ]);
  });

  it('is done once when two people do it at the same time; the other hears that the task is gone', async () => {
    const { id: taskId } = await only();
    const outcomes = await Promise.all(
      ['TEST-a', 'TEST-b'].map((user) =>
        transact(house.ports, user, (work) => completeTask(work, { taskId })),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.reason.code]))).toEqual([
      'task-not-open',
    ]);
    expect(await only()).toMatchObject({ elementId: 'second' });
  });

  it('is refused the second time', async () => {
    const { id: taskId } = await only();
    await house.act((work) => completeTask(work, { taskId }));
    expect(await house.refusal((work) => completeTask(work, { taskId }))).toBe('task-not-open');
  });

  it('changes nothing at all when the process cannot go on', async () => {
    const before = JSON.stringify([await house.tasks(), await house.store.find('eventBatch', {})]);
    const stuck = diagramOf(start(), userTask('first'), end(), ...chain('start', 'first'), {
      ...chain('first', 'end')[0]!,
      children: [{ type: 'conditionExpression', attributes: {}, children: [], text: 'missing' }],
    });
    const { processes } = await house.deploy(stuck);
    const id = await house.start(processes[0]?.id ?? '');
    const [task] = await house.tasks(id);
    const taskId = task?.id ?? '';
    expect(await house.refusal((work) => completeTask(work, { taskId }))).toBe('unknown-variable');
    expect((await house.tasks(id)).map((open) => open.id)).toEqual([taskId]);
    expect(
      JSON.stringify([
        await house.tasks(instanceId),
        await house.store.find('eventBatch', { where: [{ field: 'instanceId', is: instanceId }] }),
      ]),
    ).toBe(before);
  });

  it('is refused when somebody else has claimed it only to claim, not to complete', async () => {
    const { id: taskId } = await only();
    await house.act((work) => claimTask(work, { taskId, user: 'TEST-a' }));
    expect(await house.refusal((work) => claimTask(work, { taskId, user: 'TEST-b' }))).toBe('task-claimed');
    await house.act((work) => completeTask(work, { taskId }), 'TEST-b');
    expect(await only()).toMatchObject({ elementId: 'second' });
  });
});
