import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { broadcastSignal } from '../../../../src/application/engine/broadcast-signal.js';
import { correlateMessage } from '../../../../src/application/engine/correlate-message.js';
import { completeTask } from '../../../../src/application/engine/complete-task.js';
import { setJobRetries } from '../../../../src/application/engine/set-retries.js';
import { suspendInstance } from '../../../../src/application/engine/suspend-instance.js';
import {
  chain,
  diagram,
  draw,
  end,
  named,
  onMessage,
  onSignal,
  start,
  userTask,
  type Part,
} from '../../../support/engine/drawing.js';
import { openTestHouse, values, type TestHouse } from '../../../support/application/test-house.js';

const processOf = (id: string, ...inside: Part[]): Part =>
  draw('process', { id, isExecutable: 'true' }, ...inside);

const catching = (event: Part): Part => draw('intermediateCatchEvent', { id: 'wait' }, event);

const names = [...named('message', 'TEST-message'), ...named('signal', 'TEST-signal')];

const receiver = diagram(
  ...names,
  processOf(
    'receiver',
    start(),
    catching(onMessage('TEST-message')),
    userTask('received'),
    end(),
    ...chain('start', 'wait', 'received', 'end'),
  ),
);

const started = diagram(
  ...names,
  processOf(
    'started',
    start('start', onMessage('TEST-message')),
    userTask('begun'),
    end(),
    ...chain('start', 'begun', 'end'),
  ),
);

const sender = diagram(
  ...names,
  processOf(
    'sender',
    start(),
    draw(
      'intermediateThrowEvent',
      { id: 'throw' },
      draw('messageEventDefinition', { messageRef: 'TEST-message' }),
      draw('koers:send', { businessKey: '=to' }, draw('koers:payload', { source: '=what', target: 'told' })),
    ),
    userTask('sent'),
    end(),
    ...chain('start', 'throw', 'sent', 'end'),
  ),
);

const hearer = diagram(
  ...names,
  processOf(
    'hearer',
    start(),
    catching(onSignal('TEST-signal')),
    userTask('heard'),
    end(),
    ...chain('start', 'wait', 'heard', 'end'),
  ),
);

const name = 'TEST-message';

describe('a message', () => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openTestHouse();
  });
  afterEach(() => house.close());

  const deployed = async (drawing: typeof receiver): Promise<string> =>
    (await house.deploy(drawing)).processes[0]?.id ?? '';
  const elements = async () => (await house.tasks()).map(({ elementId }) => elementId).sort();

  it('reaches the one running instance with its business key, with its variables', async () => {
    const definitionId = await deployed(receiver);
    const one = await house.start(definitionId, {}, { businessKey: 'TEST-1' });
    await house.start(definitionId, {}, { businessKey: 'TEST-2' });
    const reached = await house.act((work) =>
      correlateMessage(work, { name, businessKey: 'TEST-1', variables: values({ told: 5 }) }),
    );
    expect(reached).toEqual([{ kind: 'running', instanceId: one }]);
    const scopes = (await house.store.get('instance', one))?.body.state.scopes ?? {};
    expect(Object.values(scopes)[0]?.variables).toEqual({ told: 5 });
    expect(await elements()).toEqual(['received']);
  });

  it('reaches nobody when several fit, and all when all are meant', async () => {
    const definitionId = await deployed(receiver);
    await house.start(definitionId);
    await house.start(definitionId);
    expect(await house.refusal((work) => correlateMessage(work, { name }))).toBe('message-ambiguous');
    expect(await elements()).toEqual([]);
    await house.act((work) => correlateMessage(work, { name, all: true }));
    expect(await elements()).toEqual(['received', 'received']);
  });

  it.each([
    [{ key: 'b' }, 1],
    [{ key: 'c' }, 0],
    [{ key: 'b', other: null }, 0],
    [{ list: [1, { a: 'x' }], key: 'b' }, 1],
    [{ list: [1, { a: 'y' }], key: 'b' }, 0],
  ])('finds its receiver by variables: %j', async (correlationKeys, found) => {
    const definitionId = await deployed(receiver);
    await house.start(definitionId, { key: 'a', list: [1, { a: 'x' }] });
    await house.start(definitionId, { key: 'b', list: [1, { a: 'x' }] });
    const reached = await house.act((work) => correlateMessage(work, { name, correlationKeys, all: true }));
    expect(reached).toHaveLength(found);
  });

  it('is refused when nobody waits', async () => {
    expect(await house.refusal((work) => correlateMessage(work, { name }))).toBe('message-not-correlated');
  });

  it('starts an instance of the newest version only, and rather reaches a running one', async () => {
    await deployed(started);
    const newest = await deployed(started);
    const [first] = await house.act((work) =>
      correlateMessage(work, { name, businessKey: 'TEST-1', localVariables: values({ at: 'start' }) }),
    );
    expect(first?.kind).toBe('start');
    const instance = await house.store.get('instance', first?.instanceId ?? '');
    expect(instance?.body).toMatchObject({ definitionId: newest, businessKey: 'TEST-1' });
    const running = await house.start(await deployed(receiver));
    expect(await house.act((work) => correlateMessage(work, { name }))).toEqual([
      { kind: 'running', instanceId: running },
    ]);
    expect(await house.refusal((work) => correlateMessage(work, { name, to: 'running' }))).toBe(
      'message-not-correlated',
    );
    const [again] = await house.act((work) => correlateMessage(work, { name, to: 'start' }));
    expect(again?.kind).toBe('start');
  });

  it('thrown by a process arrives in a commit of its own', async () => {
    const receiving = await house.start(await deployed(receiver), {}, { businessKey: 'TEST-1' });
    await house.start(await deployed(sender), { to: 'TEST-1', what: 7 });
    expect(await elements()).toEqual(['sent']);
    expect(await house.work()).toEqual([{ result: 'done' }]);
    expect(await elements()).toEqual(['received', 'sent']);
    const scopes = (await house.store.get('instance', receiving))?.body.state.scopes ?? {};
    expect(Object.values(scopes)[0]?.variables).toEqual({ told: 7 });
    expect(await house.jobs()).toEqual([]);
  });

  it('that nobody awaits becomes an incident after its attempts, and arrives when a person tries again', async () => {
    await house.start(await deployed(sender), { to: 'TEST-1', what: 7 });
    for (const waitMs of [0, 10_000, 60_000]) {
      house.pass(waitMs);
      await house.work();
    }
    const [incident] = await house.store.find('incident', {});
    expect(incident?.body).toMatchObject({ code: 'message-not-correlated', elementId: 'throw' });
    house.pass(1e9);
    expect(await house.work()).toEqual([]);

    await house.start(await deployed(receiver), {}, { businessKey: 'TEST-1' });
    await house.act((work) => setJobRetries(work, { jobId: incident?.body.jobId ?? '', retries: 1 }));
    expect(await house.store.count('incident')).toBe(0);
    expect(await house.work()).toEqual([{ result: 'done' }]);
    expect(await elements()).toEqual(['received', 'sent']);
  });
});

describe('a signal', () => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openTestHouse();
  });
  afterEach(() => house.close());

  const hearers = async (many: number): Promise<readonly string[]> => {
    const { processes } = await house.deploy(hearer);
    const instances: string[] = [];
    for (let at = 0; at < many; at += 1) instances.push(await house.start(processes[0]?.id ?? ''));
    return instances;
  };

  it('is heard by everybody who waits, be it nobody', async () => {
    expect(await house.act((work) => broadcastSignal(work, { name: 'TEST-signal' }))).toEqual([]);
    const instances = await hearers(3);
    const reached = await house.act((work) => broadcastSignal(work, { name: 'TEST-signal' }));
    expect(reached.map(({ instanceId }) => instanceId).sort()).toEqual([...instances].sort());
    expect(await house.tasks()).toHaveLength(3);
  });

  it('is not heard by an instance on hold', async () => {
    const [first = '', second = ''] = await hearers(2);
    await house.act((work) => suspendInstance(work, { instanceId: first, suspended: true }));
    const reached = await house.act((work) => broadcastSignal(work, { name: 'TEST-signal' }));
    expect(reached).toEqual([{ kind: 'running', instanceId: second }]);
  });

  it('reaches more than a hundred receivers by a job each', async () => {
    await hearers(101);
    expect(await house.act((work) => broadcastSignal(work, { name: 'TEST-signal' }))).toEqual([]);
    expect(await house.jobs()).toHaveLength(101);
    await house.work();
    expect(await house.tasks()).toHaveLength(101);
  });

  it('reaches only the instance that is meant', async () => {
    const [first = ''] = await hearers(2);
    await house.act((work) => broadcastSignal(work, { name: 'TEST-signal', instanceId: first }));
    const [task, ...others] = await house.tasks();
    expect([task?.instanceId, others]).toEqual([first, []]);
    await house.act((work) => completeTask(work, { taskId: task?.id ?? '' }));
  });
});
