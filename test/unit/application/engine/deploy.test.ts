import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { completeTask } from '../../../../src/application/engine/complete-task.js';
import { definitionsOfStore } from '../../../../src/application/engine/definitions-of-store.js';
import { deleteDeployment } from '../../../../src/application/engine/delete-deployment.js';
import { deploy } from '../../../../src/application/engine/deploy.js';
import { correlateMessage } from '../../../../src/application/engine/correlate-message.js';
import { startInstance } from '../../../../src/application/engine/start-instance.js';
import { transact } from '../../../../src/application/work.js';
import type { DrawnElement } from '../../../../src/engine/drawn.js';
import {
  chain,
  diagram,
  diagramOf,
  draw,
  end,
  named,
  onMessage,
  process as drawProcess,
  start,
  userTask,
} from '../../../support/engine/drawing.js';
import { drawnFile, openTestHouse, type TestHouse } from '../../../support/application/test-house.js';

const withTask = (id: string): DrawnElement =>
  diagramOf(start(), userTask(id), end(), ...chain('start', id, 'end'));

const startedBy = (message: string): DrawnElement =>
  diagram(
    ...named('message', message),
    drawProcess(
      start('start', onMessage(message)),
      userTask('task'),
      end(),
      ...chain('start', 'task', 'end'),
    ),
  );

const broken = diagramOf(
  start(),
  draw('choreographyTask', { id: 'odd' }),
  end(),
  ...chain('start', 'odd', 'end'),
);

const form = (id: string): string => JSON.stringify({ type: 'default', id, components: [] });

describe('deploying', () => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openTestHouse();
  });
  afterEach(() => house.close());

  const deployed = async (drawing: DrawnElement) => {
    const { processes, deploymentId } = await house.deploy(drawing);
    const [process] = processes;
    if (!process) throw new Error('Expected a process');
    return { ...process, deploymentId };
  };
  const elements = async () => (await house.tasks()).map(({ elementId }) => elementId).sort();

  it.each([
    ['a field of no known type', { type: 'odd', key: 'a', label: 'A' }, /\/components\/0/, 6],
    ['a key that objects have by themselves', { type: 'textfield', key: '__proto__', label: 'A' }, /key/, 7],
    [
      'a condition that cannot be read',
      { type: 'textfield', key: 'a', label: 'A', conditional: { hide: '=((' } },
      /\(\(/,
      1,
    ],
  ])('refuses a form with %s, by its line', async (_what, field, message, line) => {
    const content = JSON.stringify({ type: 'default', id: 'F-TEST', components: [field] }, undefined, 2);
    const outcome = await transact(house.ports, 'TEST-user', (work) =>
      deploy(work, { name: 'TEST', files: [{ name: 'F-TEST.form.json', content }] }),
    );
    expect(outcome).toMatchObject({
      ok: false,
      reason: [{ code: 'bad-form', file: 'F-TEST.form.json', line, message: expect.stringMatching(message) }],
    });
    expect(await house.store.count('deployment')).toBe(0);
  });

  it('keeps processes, decisions, forms and other files', async () => {
    const outcome = await house.act((work) =>
      deploy(work, {
        name: 'TEST all',
        note: 'TEST why',
        files: [
          drawnFile(withTask('one'), 'process.bpmn'),
          { name: 'route.dmn', content: JSON.stringify({ key: 'TEST-decision', result: [] }) },
          { name: 'forms/F-TEST.form.json', content: form('F-TEST') },
          { name: 'README.md', content: '# TEST' },
        ],
      }),
    );
    expect(outcome).toMatchObject({
      deployment: { name: 'TEST all', note: 'TEST why', deployedBy: 'TEST-user', deployedAt: house.now() },
      processes: [{ key: 'process', version: 1, resourceName: 'process.bpmn' }],
      decisions: [{ key: 'TEST-decision', version: 1 }],
      forms: [{ key: 'F-TEST', version: 1, resourceName: 'forms/F-TEST.form.json' }],
    });
    expect(await house.store.count('resource')).toBe(4);
    const decision = await house.ports.definitions.decision({ key: 'TEST-decision', binding: 'latest' }, {});
    expect(decision).toMatchObject({ version: 1, model: { key: 'TEST-decision' } });
  });

  it('refuses a start message that begins another process already, and not one of its own older versions', async () => {
    const other = (message: string): DrawnElement => {
      const drawn = startedBy(message);
      return {
        ...drawn,
        children: drawn.children.map((child) =>
          child.type === 'process' ? { ...child, id: 'other' } : child,
        ),
      };
    };
    const attempt = (...drawings: DrawnElement[]) =>
      transact(house.ports, 'TEST-user', (work) =>
        deploy(work, { name: 'TEST', files: drawings.map((one, at) => drawnFile(one, `${at}.bpmn`)) }),
      );
    const taken = { ok: false, reason: [{ code: 'duplicate-trigger', element: 'start', line: 4 }] };
    await house.deploy(startedBy('TEST-message'));
    expect(await attempt(other('TEST-message'))).toMatchObject(taken);
    expect(await attempt(startedBy('TEST-message'))).toMatchObject({ ok: true });
    expect(await attempt(other('TEST-second'), startedBy('TEST-second'))).toMatchObject({
      ok: false,
      reason: [{ code: 'duplicate-trigger', file: '1.bpmn' }],
    });
    // The message is free again when the version that listens for it is not the newest any more.
    expect(await attempt(startedBy('TEST-third'), other('TEST-message'))).toMatchObject({ ok: true });
  });

  it('deploys nothing when anything is wrong, and says in which file, element and line', async () => {
    const outcome = await transact(house.ports, 'TEST-user', (work) =>
      deploy(work, {
        name: 'TEST broken',
        files: [
          drawnFile(withTask('one'), 'good.bpmn'),
          drawnFile(broken, 'odd.bpmn'),
          { name: 'F-TEST.form.json', content: '{' },
        ],
      }),
    );
    const problems = outcome.ok || 'kind' in outcome.reason ? [] : outcome.reason;
    expect([problems[0], problems.at(-1)]).toEqual([
      expect.objectContaining({ file: 'odd.bpmn', code: 'unsupported-element', element: 'odd', line: 4 }),
      expect.objectContaining({ file: 'F-TEST.form.json', code: 'bad-form' }),
    ]);
    for (const kind of ['deployment', 'resource', 'processDefinition', 'form', 'deployedKey'] as const)
      expect(await house.store.count(kind)).toBe(0);
  });

  it('refuses the same key twice in one deployment', async () => {
    const outcome = await transact(house.ports, 'TEST-user', (work) =>
      deploy(work, {
        name: 'TEST twice',
        files: [drawnFile(withTask('one'), 'a.bpmn'), drawnFile(withTask('two'), 'b.bpmn')],
      }),
    );
    expect(outcome.ok ? [] : outcome.reason).toMatchObject([{ code: 'duplicate-key', file: 'b.bpmn' }]);
  });

  it('counts versions by key', async () => {
    const versions = [];
    for (const id of ['one', 'two', 'three']) versions.push((await deployed(withTask(id))).version);
    expect(versions).toEqual([1, 2, 3]);
    expect(await house.ports.definitions.latest('process')).toMatchObject({ version: 3 });
    const second = await house.ports.definitions.find('process', 'version', { version: '2' });
    expect(second?.nodes.has('two' as never)).toBe(true);
    expect(await house.ports.definitions.find('process', 'version', { version: '2 or 1' })).toBeUndefined();
  });

  it('gives two deployments at once different versions', async () => {
    const both = await Promise.all(['one', 'two', 'three'].map((id) => deployed(withTask(id))));
    expect(both.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
  });

  it('leaves running instances on the version they started with', async () => {
    const old = await deployed(withTask('one'));
    const instanceId = await house.start(old.id);
    await deployed(withTask('two'));
    const [task] = await house.tasks(instanceId);
    expect(task).toMatchObject({ elementId: 'one', definitionId: old.id });
    await house.act((work) => completeTask(work, { taskId: task?.id ?? '' }));
    expect(await house.store.get('instance', instanceId)).toBeUndefined();
  });

  it('lets only the newest version start by its message, also when the message changed', async () => {
    await deployed(startedBy('TEST-old'));
    const newest = await deployed(startedBy('TEST-new'));
    expect(await house.refusal((work) => correlateMessage(work, { name: 'TEST-old' }))).toBe(
      'message-not-correlated',
    );
    await house.act((work) => correlateMessage(work, { name: 'TEST-new' }));
    expect((await house.tasks()).map(({ definitionId }) => definitionId)).toEqual([newest.id]);
  });

  it('compiles again what is deployed, as another process would', async () => {
    const { id } = await deployed(withTask('one'));
    const fresh = definitionsOfStore({ store: house.store, ...house.ports.definitions.readers });
    const [first, second] = await Promise.all([fresh.byId(id), fresh.byId(id)]);
    expect(first).toMatchObject({ id, key: 'process', version: 1 });
    expect(second).toBe(first);
    expect(await fresh.byId('nothing')).toBeUndefined();
  });

  it('does not start what is unknown', async () => {
    expect(await house.refusal((work) => startInstance(work, { definitionId: 'nothing' }))).toBe(
      'definition-not-found',
    );
  });

  describe('and taking it away', () => {
    it('is refused while instances run', async () => {
      const { id, deploymentId } = await deployed(withTask('one'));
      await house.start(id);
      expect(await house.refusal((work) => deleteDeployment(work, { deploymentId }))).toBe(
        'deployment-in-use',
      );
      expect(await elements()).toEqual(['one']);
    });

    it('ends and forgets them when that is wanted', async () => {
      const { id, deploymentId } = await deployed(withTask('one'));
      await house.start(id);
      const [task] = await house.tasks(await house.start(id));
      await house.act((work) => completeTask(work, { taskId: task?.id ?? '' }));
      await house.act((work) => deleteDeployment(work, { deploymentId, cascade: true }));
      for (const kind of [
        'instance',
        'task',
        'historicInstance',
        'historicActivity',
        'eventBatch',
        'processDefinition',
        'resource',
        'deployment',
      ] as const)
        expect([kind, await house.store.count(kind)]).toEqual([kind, 0]);
      expect(await house.refusal((work) => startInstance(work, { definitionId: id }))).toBe(
        'definition-not-found',
      );
    });

    it('hands the start back to the version before, and gives no version twice', async () => {
      const old = await deployed(startedBy('TEST-message'));
      const newest = await deployed(startedBy('TEST-message'));
      await house.act((work) => deleteDeployment(work, { deploymentId: newest.deploymentId }));
      await house.act((work) => correlateMessage(work, { name: 'TEST-message' }));
      expect((await house.tasks()).map(({ definitionId }) => definitionId)).toEqual([old.id]);
      expect((await deployed(startedBy('TEST-message'))).version).toBe(3);
    });

    it('is refused for one that is not there', async () => {
      expect(await house.refusal((work) => deleteDeployment(work, { deploymentId: 'nothing' }))).toBe(
        'deployment-not-found',
      );
    });
  });
});
