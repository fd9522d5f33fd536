import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { broadcastSignal } from '../../../../src/application/engine/broadcast-signal.js';
import { correlateMessage } from '../../../../src/application/engine/correlate-message.js';
import { deleteDeployment } from '../../../../src/application/engine/delete-deployment.js';
import { startByConditions } from '../../../../src/application/engine/start-by-conditions.js';
import {
  after,
  chain,
  diagram,
  draw,
  flow,
  named,
  onMessage,
  onSignal,
  process,
  start,
  userTask,
  when,
  type Part,
} from '../../../support/engine/drawing.js';
import { openTestHouse, values, type TestHouse } from '../../../support/application/test-house.js';

const roots = [...named('message', 'One', 'Two'), ...named('signal', 'Loud')];

const starting = (attributes: Record<string, string>, ...events: Part[]) =>
  diagram(
    ...roots,
    process(draw('startEvent', { id: 'in', ...attributes }, ...events), userTask('task'), flow('in', 'task')),
  );

const all = { parallelMultiple: 'true' };

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
});
afterEach(() => house.close());

const tell = (name: string, businessKey?: string) =>
  house.act((work) => correlateMessage(work, { name, businessKey }));
const instances = async () => (await house.store.find('instance', {})).length;
const tasks = async () => (await house.tasks()).map(({ elementId }) => elementId).sort();

describe('a start event about several things', () => {
  it('starts an instance by each of them', async () => {
    await house.deploy(starting({}, onMessage('One'), onSignal('Loud'), after('P1D')));
    await tell('One');
    await house.act((work) => broadcastSignal(work, { name: 'Loud' }));
    house.pass(86_400_000);
    await house.work();
    expect(await tasks()).toEqual(['task', 'task', 'task']);
  });

  it('lets go of all of them when a newer version is there', async () => {
    await house.deploy(starting({}, onMessage('One'), onSignal('Loud'), after('P1D')));
    await house.deploy(starting({}, onMessage('Two')));
    expect(await house.store.find('subscription', {})).toHaveLength(1);
    expect(await house.jobs()).toEqual([]);
  });
});

describe('a start event that needs all of several things', () => {
  it('begins with the first and is the receiver of the others, told apart by its business key', async () => {
    await house.deploy(starting(all, onMessage('One'), onMessage('Two')));
    const [one] = await tell('One', 'TEST-1');
    const [two] = await tell('Two', 'TEST-2');
    expect([one?.kind, two?.kind]).toEqual(['start', 'start']);
    expect(await tasks()).toEqual([]);
    expect(await tell('Two', 'TEST-1')).toEqual([{ kind: 'running', instanceId: one?.instanceId }]);
    expect(await tasks()).toEqual(['task']);
    const again = await house.act((work) => correlateMessage(work, { name: 'One', all: true }));
    expect(again).toEqual([{ kind: 'running', instanceId: two?.instanceId }]);
    expect(await instances()).toBe(2);
  });

  it('begins nothing beside an instance that still waits for the signal', async () => {
    await house.deploy(starting(all, onMessage('One'), onSignal('Loud')));
    await tell('One');
    await house.act((work) => broadcastSignal(work, { name: 'Loud' }));
    expect([await tasks(), await instances()]).toEqual([['task'], 1]);
    await house.act((work) => broadcastSignal(work, { name: 'Loud' }));
    expect(await instances()).toBe(2);
  });
});

describe('a parallel event gateway that instantiates', () => {
  it('gets the further messages of the same business key', async () => {
    await house.deploy(
      diagram(
        ...roots,
        process(
          draw('eventBasedGateway', { id: 'gw', instantiate: 'true', eventGatewayType: 'Parallel' }),
          draw('intermediateCatchEvent', { id: 'one' }, onMessage('One')),
          draw('receiveTask', { id: 'two', messageRef: 'Two' }),
          ...chain('gw', 'one'),
          ...chain('gw', 'two'),
        ),
      ),
    );
    const [first] = await tell('Two', 'TEST-1');
    const [other] = await tell('One', 'TEST-2');
    expect([first?.kind, other?.kind, await instances()]).toEqual(['start', 'start', 2]);
    expect(await tell('One', 'TEST-1')).toEqual([{ kind: 'running', instanceId: first?.instanceId }]);
    expect(await instances()).toBe(1);
  });
});

describe('a process that begins when a condition holds', () => {
  const begins = (...events: Part[]) => starting({}, ...events);
  const ask = (given: Record<string, number>, definitionId?: string) =>
    house.act((work) =>
      startByConditions(work, { variables: values(given), businessKey: 'TEST-1', definitionId }),
    );

  it('starts with the variables that made it so, on the newest version', async () => {
    const before = await house.deploy(begins(when('x > 0')));
    const newest = await house.deploy(begins(when('x > 10')));
    expect(await ask({ x: 5 })).toEqual([]);
    const started = await ask({ x: 11 });
    expect(started).toMatchObject([{ definitionId: newest.processes[0]?.id, businessKey: 'TEST-1' }]);
    const instance = await house.store.get('instance', started[0]?.instanceId ?? '');
    expect(Object.values(instance?.body.state.scopes ?? {})[0]?.variables).toEqual({ x: 11 });
    expect(await ask({ x: 5 }, before.processes[0]?.id)).toHaveLength(1);
  });

  it('does not start over a variable that is not there, nor when another is given', async () => {
    await house.deploy(begins(when('x > 0')));
    expect(await ask({ y: 1 })).toEqual([]);
    await house.deploy(begins(when('x > 0', { 'camunda:variableName': 'y' })));
    expect(await ask({ x: 1 })).toEqual([]);
    expect(await ask({ x: 1, y: 1 })).toHaveLength(1);
  });

  it('starts once for each condition that holds', async () => {
    await house.deploy(begins(when('x > 0'), when('x > 1'), when('x > 2'), onMessage('One')));
    expect(await ask({ x: 2 })).toHaveLength(2);
  });

  it('is passed over while it is suspended', async () => {
    const { processes } = await house.deploy(begins(when('x > 0')));
    const [definition] = processes;
    if (!definition) throw new Error('Expected a process');
    await house.act(async (work) => {
      work.put('processDefinition', { ...definition, suspended: true });
      return { ok: true, value: undefined };
    });
    expect(await ask({ x: 1 })).toEqual([]);
  });

  it('is refused where nobody begins so', async () => {
    const { processes } = await house.deploy(starting({}));
    const refusal = (definitionId?: string) =>
      house.refusal((work) => startByConditions(work, { definitionId }));
    expect(await refusal()).toBe('start-not-found');
    expect(await refusal(processes[0]?.id)).toBe('start-not-found');
    expect(await refusal('nowhere')).toBe('definition-not-found');
  });

  it('is refused when its condition is something else than true or false', async () => {
    await house.deploy(begins(when('x')));
    expect(await house.refusal((work) => startByConditions(work, { variables: values({ x: 1 }) }))).toBe(
      'condition-not-boolean',
    );
  });

  it('begins so again when the newer version is taken away', async () => {
    await house.deploy(begins(when('x > 0')));
    const { deploymentId } = await house.deploy(
      diagram(process(start(), userTask('task'), flow('start', 'task'))),
    );
    expect(await house.refusal((work) => startByConditions(work, {}))).toBe('start-not-found');
    await house.act((work) => deleteDeployment(work, { deploymentId }));
    expect(await ask({ x: 1 })).toHaveLength(1);
  });
});
