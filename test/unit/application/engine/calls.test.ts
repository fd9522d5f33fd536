import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { completeTask } from '../../../../src/application/engine/complete-task.js';
import { terminateInstance } from '../../../../src/application/engine/terminate-instance.js';
import { throwTaskError, throwTaskEscalation } from '../../../../src/application/engine/throw-from-task.js';
import { startInstance } from '../../../../src/application/engine/start-instance.js';
import type { Part } from '../../../support/engine/drawing.js';
import {
  boundary,
  chain,
  diagram,
  draw,
  end,
  flow,
  named,
  onError,
  onEscalation,
  start,
  userTask,
} from '../../../support/engine/drawing.js';
import { openTestHouse, values, type TestHouse } from '../../../support/application/test-house.js';

const processOf = (id: string, ...inside: Part[]): Part =>
  draw('process', { id, isExecutable: 'true' }, ...inside);

const call = (id: string, calledElement: string, ...inside: Part[]): Part =>
  draw('callActivity', { id, calledElement }, ...inside);

const all = (type: 'camunda:in' | 'camunda:out'): Part => draw(type, { variables: 'all' });

const caller = diagram(
  ...named('error', 'TEST-error'),
  ...named('escalation', 'TEST-escalation'),
  processOf(
    'caller',
    start(),
    call(
      'call',
      'called',
      all('camunda:in'),
      all('camunda:out'),
      draw('camunda:in', { businessKey: '=key' }),
    ),
    boundary('onError', 'call', onError('TEST-error')),
    boundary('onEscalation', 'call', onEscalation('TEST-escalation'), false),
    userTask('after'),
    userTask('afterError'),
    userTask('afterEscalation'),
    end(),
    end('end2'),
    end('end3'),
    ...chain('start', 'call', 'after', 'end'),
    ...chain('onError', 'afterError', 'end2'),
    ...chain('onEscalation', 'afterEscalation', 'end3'),
  ),
);

const called = diagram(
  ...named('error', 'TEST-error'),
  processOf('called', start(), userTask('inside'), end(), ...chain('start', 'inside', 'end')),
);

const straight = (id: string) => diagram(processOf(id, start(), end(), flow('start', 'end')));

const idOf = (deployed: { readonly processes: readonly { readonly id: string }[] }, at = 0): string =>
  deployed.processes[at]?.id ?? '';

describe('a process that calls another', () => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openTestHouse();
  });
  afterEach(() => house.close());

  const elements = async () => (await house.tasks()).map(({ elementId }) => elementId).sort();
  const taskAt = async (element: string): Promise<string> =>
    (await house.tasks()).find(({ elementId }) => elementId === element)?.id ?? '';

  const begin = async (): Promise<string> => {
    await house.deploy(called);
    return house.start(idOf(await house.deploy(caller)), { key: 'TEST-key', given: 1 });
  };

  it('starts it with what is mapped, its business key and where it comes from', async () => {
    const callerId = await begin();
    const found = await house.store.find('instance', {
      where: [{ field: 'parentInstanceId', is: callerId }],
    });
    expect(found.map(({ body }) => body)).toEqual([
      expect.objectContaining({
        definitionKey: 'called',
        businessKey: 'TEST-key',
        rootInstanceId: callerId,
        id: expect.stringContaining(callerId) as unknown,
      }),
    ]);
    const [visit] = await house.store.find('historicActivity', {
      where: [{ field: 'elementId', is: 'call' }],
    });
    expect(visit?.body.calledInstanceId).toBe(found[0]?.body.id);
  });

  it('goes on in the same commit when the called one is over, with what is mapped back', async () => {
    const callerId = await begin();
    const taskId = await taskAt('inside');
    await house.act((work) => completeTask(work, { taskId, variables: values({ found: 'yes' }) }));
    expect(await elements()).toEqual(['after']);
    const scopes = (await house.store.get('instance', callerId))?.body.state.scopes ?? {};
    expect(Object.values(scopes)[0]?.variables).toEqual({ key: 'TEST-key', given: 1, found: 'yes' });
  });

  it('goes on at once when the called one never waits', async () => {
    await house.deploy(straight('called'));
    await house.start(idOf(await house.deploy(caller)), { key: 'TEST-key' });
    expect(await elements()).toEqual(['after']);
  });

  it('catches an error that nobody catches inside, and the called one has failed', async () => {
    await begin();
    const taskId = await taskAt('inside');
    await house.act((work) => throwTaskError(work, { taskId, code: 'TEST-error' }));
    expect(await elements()).toEqual(['afterError']);
    const [past] = await house.store.find('historicInstance', {
      where: [{ field: 'definitionKey', is: 'called' }],
    });
    expect(past?.body.state).toBe('INTERNALLY_TERMINATED');
  });

  it('refuses an error that nobody catches anywhere, and changes nothing', async () => {
    await begin();
    const taskId = await taskAt('inside');
    expect(await house.refusal((work) => throwTaskError(work, { taskId, code: 'TEST-other' }))).toBe(
      'error-not-caught',
    );
    expect(await elements()).toEqual(['inside']);
  });

  it('hears an escalation from inside while the called one goes on', async () => {
    await begin();
    const taskId = await taskAt('inside');
    await house.act((work) => throwTaskEscalation(work, { taskId, code: 'TEST-escalation' }));
    expect(await elements()).toEqual(['afterEscalation', 'inside']);
  });

  it('takes the called one with it when it is ended', async () => {
    const callerId = await begin();
    await house.act((work) => terminateInstance(work, { instanceId: callerId }));
    expect(await house.tasks()).toEqual([]);
    expect(await house.store.count('instance')).toBe(0);
    const past = await house.store.find('historicInstance', {});
    expect(past.map(({ body }) => body.state)).toEqual(['EXTERNALLY_TERMINATED', 'EXTERNALLY_TERMINATED']);
  });

  const calledId = async (): Promise<string> => {
    const [inner] = await house.store.find('instance', { where: [{ field: 'definitionKey', is: 'called' }] });
    return inner?.body.id ?? '';
  };

  it('is over when the called one is ended by hand, nobody foresaw that and nothing else goes on', async () => {
    await begin();
    const instanceId = await calledId();
    await house.act((work) => terminateInstance(work, { instanceId }));
    expect(await house.tasks()).toEqual([]);
    expect(await house.store.count('instance')).toBe(0);
    const past = await house.store.find('historicInstance', {});
    expect(past.map(({ body }) => body.state)).toEqual(['EXTERNALLY_TERMINATED', 'EXTERNALLY_TERMINATED']);
  });

  it('goes on with what else there is when the called one is ended by hand', async () => {
    const beside = diagram(
      processOf(
        'caller',
        start(),
        draw('parallelGateway', { id: 'fork' }),
        draw('subProcess', { id: 'sub' }, start('in'), call('call', 'called'), flow('in', 'call')),
        userTask('other'),
        ...chain('start', 'fork', 'sub'),
        flow('fork', 'other'),
      ),
    );
    await house.deploy(called);
    await house.start(idOf(await house.deploy(beside)));
    const instanceId = await calledId();
    await house.act((work) => terminateInstance(work, { instanceId }));
    expect(await elements()).toEqual(['other']);
    const [record] = await house.store.find('instance', {});
    expect(Object.values(record?.body.state.tokens ?? {}).map(({ element }) => element)).toEqual(['other']);
  });

  it('does what the model foresees when the called one is ended by hand', async () => {
    const foreseen = diagram(
      processOf(
        'caller',
        start(),
        call('call', 'called'),
        boundary('gone', 'call', onError()),
        userTask('side'),
        ...chain('start', 'call'),
        flow('gone', 'side'),
      ),
    );
    await house.deploy(called);
    await house.start(idOf(await house.deploy(foreseen)));
    const instanceId = await calledId();
    await house.act((work) => terminateInstance(work, { instanceId }));
    expect(await elements()).toEqual(['side']);
  });

  it('is refused when there is nothing to call', async () => {
    const definitionId = idOf(await house.deploy(caller));
    expect(
      await house.refusal((work) =>
        startInstance(work, { definitionId, variables: values({ key: 'TEST-key' }) }),
      ),
    ).toBe('definition-not-found');
    expect(await house.store.count('historicInstance')).toBe(0);
  });

  it('is refused when what it calls has more to do than one request may ask for', async () => {
    const ids = Array.from({ length: 30 }, (_unused, index) => `do${index}`);
    const busy = diagram(
      processOf(
        'busy',
        start(),
        ...ids.map((id) => draw('manualTask', { id })),
        end(),
        ...chain('start', ...ids, 'end'),
      ),
    );
    const often = draw(
      'callActivity',
      { id: 'often', calledElement: 'busy' },
      draw('multiInstanceLoopCharacteristics', {}, draw('loopCardinality', {}, '1000')),
    );
    await house.deploy(busy);
    const caller = diagram(processOf('much', start(), often, end(), ...chain('start', 'often', 'end')));
    const definitionId = idOf(await house.deploy(caller));
    expect(await house.refusal((work) => startInstance(work, { definitionId }))).toBe('too-many-steps');
    expect(await house.store.count('historicInstance')).toBe(0);
  });

  it('is refused when it calls itself without end', async () => {
    const looping = diagram(
      processOf('looping', start(), call('again', 'looping'), end(), ...chain('start', 'again', 'end')),
    );
    const definitionId = idOf(await house.deploy(looping));
    expect(await house.refusal((work) => startInstance(work, { definitionId }))).toBe('too-many-steps');
    expect(await house.store.count('instance')).toBe(0);
  });

  it('becomes an incident when it calls itself without end, one commit after the other', async () => {
    const again = draw('callActivity', {
      id: 'again',
      calledElement: 'looping',
      'camunda:asyncBefore': 'true',
    });
    const looping = diagram(processOf('looping', start(), again, end(), ...chain('start', 'again', 'end')));
    await house.start(idOf(await house.deploy(looping)));
    for (let round = 0; round < 110; round += 1) {
      await house.work();
      house.pass(3_600_000);
    }
    expect(await house.store.count('instance')).toBe(101);
    const [incident] = await house.store.find('incident', {});
    expect(incident?.body).toMatchObject({ code: 'too-many-steps', elementId: 'again' });
  });

  it('calls the version of its own deployment when it says so', async () => {
    const bound = diagram(
      processOf(
        'bound',
        start(),
        draw('callActivity', {
          id: 'call',
          calledElement: 'called',
          'camunda:calledElementBinding': 'deployment',
        }),
        end(),
        ...chain('start', 'call', 'end'),
      ),
    );
    const first = await house.deploy(called, bound);
    await house.deploy(straight('called'));
    await house.start(first.processes.find(({ key }) => key === 'bound')?.id ?? '');
    expect(await elements()).toEqual(['inside']);
  });

  it('calls a global task that is deployed with it', async () => {
    const asking = diagram(
      processOf(
        'asking',
        start(),
        call('call', 'ask', all('camunda:in'), all('camunda:out')),
        userTask('after'),
        ...chain('start', 'call', 'after'),
      ),
      draw('globalUserTask', { id: 'ask', name: 'TEST ask' }),
    );
    const { processes } = await house.deploy(asking);
    await house.start(processes.find(({ key }) => key === 'asking')?.id ?? '');
    expect(await elements()).toEqual(['ask~task']);
    const taskId = await taskAt('ask~task');
    await house.act((work) => completeTask(work, { taskId, variables: values({ answer: 1 }) }));
    expect(await elements()).toEqual(['after']);
  });
});
