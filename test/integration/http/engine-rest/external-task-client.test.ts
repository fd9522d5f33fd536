import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { BasicAuthInterceptor, Client, Variables } from 'camunda-external-task-client-js';
import type { Client as Door } from '../../../support/client.js';
import { bpmn, externalTask, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

type Item = Readonly<Record<string, unknown>> & { readonly id: string };

const catching = `<process id="judged" isExecutable="true"><startEvent id="start"/>
<serviceTask id="judge" camunda:type="external" camunda:topic="judge"/>
<boundaryEvent id="no" attachedToRef="judge"><errorEventDefinition errorRef="E" camunda:errorMessageVariable="why"/></boundaryEvent>
<userTask id="explain"/><endEvent id="end"/>
<sequenceFlow id="f1" sourceRef="start" targetRef="judge"/><sequenceFlow id="f2" sourceRef="judge" targetRef="end"/>
<sequenceFlow id="f3" sourceRef="no" targetRef="explain"/></process><error id="E" errorCode="REFUSED"/>`;

const properties = `<extensionElements><camunda:properties><camunda:property name="queue" value="fast"/></camunda:properties></extensionElements>`;

let door: TestDoor;
let admin: Door;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const sum = {
    id: 'sum',
    xml: `<serviceTask id="sum" camunda:type="external" camunda:topic="sum">${properties}</serviceTask>`,
  };
  const answer = await door.deploy({
    'sum.bpmn': bpmn(sequence('sums', sum, userTask('see'))),
    'judged.bpmn': bpmn(catching),
    'slow.bpmn': bpmn(sequence('slow', externalTask('take', 'slow'))),
    'fails.bpmn': bpmn(sequence('fails', externalTask('try', 'fragile'))),
  });
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
});
afterAll(() => door.close());

const clients: Client[] = [];
afterEach(() => {
  // What a stopped client still asks for is answered when the door closes; no two tests share a topic.
  for (const client of clients.splice(0)) client.stop();
});

/** A worker as its documentation shows it: nothing of it knows this service. */
const worker = (): Client => {
  const client = new Client({
    baseUrl: `${door.url}/engine-rest`,
    workerId: 'unmodified',
    maxTasks: 5,
    interval: 10,
    asyncResponseTimeout: 500,
    usePriority: true,
    sorting: [{ sortBy: 'createTime', sortOrder: 'asc' }],
    interceptors: new BasicAuthInterceptor({ username: 'admin', password: 'admin' }),
  });
  clients.push(client);
  return client;
};

const start = async (key: string, variables: object = {}): Promise<string> => {
  const started = await admin.post<Item>(`/engine-rest/process-definition/key/${key}/start`, {
    businessKey: `B-${key}`,
    variables,
  });
  expect(started.status).toBe(200);
  return started.body.id;
};

const after = (client: Client, event: string): Promise<unknown[]> =>
  new Promise((resolve, reject) => {
    client.on(event, (...told) => resolve(told));
    client.on('poll:error', reject);
  });

describe('a worker made with camunda-external-task-client-js', () => {
  it('waits for a task, reads its variables and completes it with typed ones', async () => {
    const client = worker();
    const seen: unknown[] = [];
    client.subscribe('sum', { includeExtensionProperties: true }, async ({ task, taskService }) => {
      const [left, right] = [Number(task.variables.get('left')), Number(task.variables.get('right'))];
      const since = task.variables.get('since');
      seen.push(task.businessKey, Object.prototype.toString.call(since), task.extensionProperties);
      const answer = new Variables()
        .set('sum', left + right)
        .setTyped('note', { type: 'String', value: 'done', valueInfo: {} })
        .set('parts', { left, right })
        .set('at', new Date(Date.UTC(2027, 0, 12)));
      await taskService.complete(task, answer, new Variables().set('here', true));
    });
    const completed = after(client, 'complete:success');
    const id = await start('sums', {
      left: { value: 2, type: 'Integer' },
      right: { value: 3, type: 'Long' },
      since: { value: '2027-01-01T00:00:00.000+0000', type: 'Date' },
    });
    await completed;
    expect(seen).toEqual(['B-sums', '[object Date]', { queue: 'fast' }]);
    const variables = await admin.get(`/engine-rest/process-instance/${id}/variables`);
    expect(variables.body).toMatchObject({
      sum: { type: 'Integer', value: 5 },
      note: { type: 'String', value: 'done' },
      parts: { type: 'Json' },
      at: { type: 'Date', value: '2027-01-12T00:00:00.000+0000' },
    });
    const tasks = await admin.get<Item[]>(`/engine-rest/task?processInstanceId=${id}`);
    expect(tasks.body).toMatchObject([{ taskDefinitionKey: 'see' }]);
  });

  it('fails until its attempts are used up, and an incident waits for a person', async () => {
    const client = worker();
    let attempts = 2;
    client.subscribe('fragile', async ({ task, taskService }) => {
      attempts -= 1;
      await taskService.handleFailure(task, {
        errorMessage: 'The other side is away',
        errorDetails: 'line 1\nline 2',
        retries: attempts,
        retryTimeout: 0,
      });
    });
    const id = await start('fails');
    const incidents = async () =>
      (await admin.get<Item[]>(`/engine-rest/incident?processInstanceId=${id}`)).body;
    while ((await incidents()).length === 0) await after(client, 'handleFailure:success');
    expect(await incidents()).toMatchObject([
      { incidentType: 'failedExternalTask', incidentMessage: 'The other side is away' },
    ]);
    const [task] = (await admin.get<Item[]>(`/engine-rest/external-task?processInstanceId=${id}`)).body;
    expect(task).toMatchObject({ retries: 0, errorMessage: 'The other side is away' });
    const details = await admin.get(`/engine-rest/external-task/${task?.id ?? ''}/errorDetails`);
    expect(details.body).toBe('line 1\nline 2');
  });

  it('reports a BPMN error that the model catches', async () => {
    const client = worker();
    client.subscribe('judge', async ({ task, taskService }) => {
      await taskService.handleBpmnError(
        task,
        'REFUSED',
        'Not complete',
        new Variables().set('missing', 'signature'),
      );
    });
    const reported = after(client, 'handleBpmnError:success');
    const id = await start('judged');
    await reported;
    const tasks = await admin.get<Item[]>(`/engine-rest/task?processInstanceId=${id}`);
    expect(tasks.body).toMatchObject([{ taskDefinitionKey: 'explain' }]);
    const variables = await admin.get(`/engine-rest/process-instance/${id}/variables`);
    expect(variables.body).toMatchObject({ why: { value: 'Not complete' }, missing: { value: 'signature' } });
  });

  it('locks, needs longer, and gives back what it cannot do', async () => {
    const client = worker();
    const given: string[] = [];
    const subscription = client.subscribe(
      'slow',
      { businessKey: 'B-slow' },
      async ({ task, taskService }) => {
        subscription.unsubscribe();
        await taskService.extendLock(task, 60_000);
        const extended = await admin.get<Item>(`/engine-rest/external-task/${task.id}`);
        await taskService.unlock(task);
        const unlocked = await admin.get<Item>(`/engine-rest/external-task/${task.id}`);
        await taskService.lock(task, 5_000);
        const locked = await admin.get<Item>(`/engine-rest/external-task/${task.id}`);
        for (const { body } of [extended, unlocked, locked])
          given.push(`${String(body['workerId'])} ${String(body['lockExpirationTime'])}`);
      },
    );
    const done = after(client, 'handler:success');
    await start('slow');
    await done;
    expect(given).toEqual([
      'unmodified 2027-01-11T09:01:00.000+0000',
      'null null',
      'unmodified 2027-01-11T09:00:05.000+0000',
    ]);
  });
});
