import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTaskVariables, setVariables } from '../../../../src/application/engine/set-variables.js';
import { triggerToken } from '../../../../src/application/engine/trigger-token.js';
import { variablesOfInstance, variablesOfTask } from '../../../../src/application/engine/view-variables.js';
import { chain, diagramOf, draw, end, start, userTask } from '../../../support/engine/drawing.js';
import { openTestHouse, values, type TestHouse } from '../../../support/application/test-house.js';

const twoLevels = diagramOf(
  start(),
  draw(
    'subProcess',
    { id: 'inner' },
    start('innerStart'),
    userTask('task'),
    end('innerEnd'),
    ...chain('innerStart', 'task', 'innerEnd'),
  ),
  end(),
  ...chain('start', 'inner', 'end'),
);

describe('variables of an instance', () => {
  let house: TestHouse;
  let instanceId: string;
  let taskId: string;
  beforeEach(async () => {
    house = await openTestHouse();
    const { processes } = await house.deploy(twoLevels);
    instanceId = await house.start(processes[0]?.id ?? '', { outer: 1, gone: 2 });
    taskId = (await house.tasks())[0]?.id ?? '';
  });
  afterEach(() => house.close());

  it('are set and removed as a whole', async () => {
    await house.act((work) =>
      setVariables(work, { instanceId, variables: values({ outer: 3, added: [1] }), remove: ['gone'] }),
    );
    expect(await variablesOfInstance(house.ports, instanceId)).toMatchObject({
      values: { outer: 3, added: [1] },
    });
  });

  it('are seen from a task with those around it, and only there when they are local', async () => {
    await house.act((work) =>
      setTaskVariables(work, { taskId, variables: values({ outer: 9, near: true }), local: true }),
    );
    expect(await variablesOfTask(house.ports, taskId)).toMatchObject({
      values: { outer: 9, near: true, gone: 2 },
    });
    expect(await variablesOfInstance(house.ports, instanceId)).toEqual({ values: { outer: 1, gone: 2 } });
    await house.act((work) => setTaskVariables(work, { taskId, variables: values({ gone: 5 }) }));
    expect(await variablesOfInstance(house.ports, instanceId)).toEqual({ values: { outer: 1, gone: 5 } });
  });

  it('keep a dangerous name as data', async () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": true}}') as Record<string, never>;
    await house.act((work) => setVariables(work, { instanceId, variables: values(hostile) }));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    const seen = await variablesOfInstance(house.ports, instanceId);
    expect(Object.keys(seen?.values ?? {})).toContain('__proto__');
  });

  it('are unknown of what does not exist', async () => {
    expect(await variablesOfInstance(house.ports, 'nothing')).toBeUndefined();
    expect(await variablesOfTask(house.ports, 'nothing')).toBeUndefined();
    expect(
      await house.refusal((work) => setVariables(work, { instanceId: 'nothing', variables: values({}) })),
    ).toBe('instance-not-found');
  });

  it('are not moved on by a trigger where a person has to act', async () => {
    expect(await house.refusal((work) => triggerToken(work, { tokenName: taskId }))).toBe(
      'token-not-waiting-for-this',
    );
    expect(await house.refusal((work) => triggerToken(work, { tokenName: 'nothing' }))).toBe(
      'token-not-found',
    );
  });
});
