import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { bpmn, externalTask, sequence } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

interface External {
  readonly id: string;
  readonly processInstanceId: string;
  readonly retries: number | null;
}

let door: TestDoor;
let admin: Client;
let topics = 0;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
});
afterAll(() => door.close());

/** A process of its own with one external task, so that tests do not take each other's work. */
const topicOfOwn = async (): Promise<{
  readonly topic: string;
  readonly start: (body?: object) => Promise<string>;
}> => {
  const topic = `topic${(topics += 1)}`;
  const answer = await door.deploy({ [`${topic}.bpmn`]: bpmn(sequence(topic, externalTask('work', topic))) });
  expect(answer.status).toBe(200);
  return {
    topic,
    start: async (body = {}) =>
      (await admin.post<{ id: string }>(`/engine-rest/process-definition/key/${topic}/start`, body)).body.id,
  };
};

const fetchFor = async (topic: string, more: object = {}, topicMore: object = {}) => {
  const answer = await admin.post<External[]>('/engine-rest/external-task/fetchAndLock', {
    workerId: 'w',
    maxTasks: 10,
    topics: [{ topicName: topic, lockDuration: 60_000, ...topicMore }],
    ...more,
  });
  expect(answer.status).toBe(200);
  return answer.body;
};

describe('external tasks', () => {
  it('are fetched under a lock by one worker, with their variables, and completed by it alone', async () => {
    const { topic, start } = await topicOfOwn();
    const instance = await start({ businessKey: 'X-1', variables: { a: { value: 1 }, b: { value: 2 } } });
    const [task] = await fetchFor(topic, {}, { variables: ['a'] });
    expect(task).toMatchObject({
      activityId: 'work',
      businessKey: 'X-1',
      processInstanceId: instance,
      topicName: topic,
      workerId: 'w',
      lockExpirationTime: '2027-01-11T09:01:00.000+0000',
      retries: null,
      variables: { a: { value: 1, type: 'Integer', valueInfo: {} } },
    });
    expect(await fetchFor(topic, { workerId: 'other' })).toEqual([]);
    const path = `/engine-rest/external-task/${task?.id ?? ''}`;
    expect((await admin.post(`${path}/complete`, { workerId: 'other' })).status).toBe(400);
    expect((await admin.get(path)).body).toMatchObject({ id: task?.id, workerId: 'w' });
    expect((await admin.get(`/engine-rest/external-task/count?topicName=${topic}&locked=true`)).body).toEqual(
      { count: 1 },
    );
    expect(
      (await admin.post(`${path}/complete`, { workerId: 'w', variables: { r: { value: 'done' } } })).status,
    ).toBe(204);
    expect((await admin.get(path)).status).toBe(404);
    const history = await admin.get<{ name: string; value: unknown }[]>(
      `/engine-rest/history/variable-instance?processInstanceId=${instance}&variableName=r`,
    );
    expect(history.body).toMatchObject([
      { name: 'r', value: 'done', type: 'String', processInstanceId: instance },
    ]);
  });

  it('that come while a worker waits are given to it at once', async () => {
    const { topic, start } = await topicOfOwn();
    const waiting = fetchFor(topic, { asyncResponseTimeout: 20_000 });
    const began = performance.now();
    const instance = await start();
    expect((await waiting).map(({ processInstanceId }) => processInstanceId)).toEqual([instance]);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('that do not come are waited for no longer than was asked', async () => {
    const { topic } = await topicOfOwn();
    const began = performance.now();
    expect(await fetchFor(topic, { asyncResponseTimeout: 50 })).toEqual([]);
    expect(performance.now() - began).toBeGreaterThanOrEqual(45);
  });

  it('are never given to two workers at once', async () => {
    const { topic, start } = await topicOfOwn();
    await Promise.all(Array.from({ length: 12 }, () => start()));
    const fetched = await Promise.all(
      Array.from({ length: 6 }, (_x, n) => fetchFor(topic, { workerId: `w${n}`, maxTasks: 4 })),
    );
    const ids = fetched.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const rest = await fetchFor(topic, { maxTasks: 100 });
    expect(new Set([...ids, ...rest.map(({ id }) => id)]).size).toBe(12);
  });

  it('are free again when the lock is over, unlocked by hand, or longer held when it is extended', async () => {
    const { topic, start } = await topicOfOwn();
    await start();
    const [task] = await fetchFor(topic);
    const path = `/engine-rest/external-task/${task?.id ?? ''}`;
    expect((await admin.post(`${path}/extendLock`, { workerId: 'w', newDuration: 120_000 })).status).toBe(
      204,
    );
    door.pass(90_000);
    expect(await fetchFor(topic, { workerId: 'other' })).toEqual([]);
    door.pass(60_000);
    expect(await fetchFor(topic, { workerId: 'other' })).toHaveLength(1);
    expect((await admin.post(`${path}/extendLock`, { workerId: 'w', newDuration: 1 })).status).toBe(400);
    expect((await admin.post(`${path}/unlock`)).status).toBe(204);
    expect(await fetchFor(topic)).toHaveLength(1);
  });

  it('that fail are tried again later, and become an incident when no attempts are left', async () => {
    const { topic, start } = await topicOfOwn();
    const instance = await start();
    const [task] = await fetchFor(topic);
    const path = `/engine-rest/external-task/${task?.id ?? ''}`;
    const failure = { workerId: 'w', errorMessage: 'It did not work', errorDetails: 'at line 1' };
    expect(
      (await admin.post(`${path}/failure`, { ...failure, retries: 1, retryTimeout: 30_000 })).status,
    ).toBe(204);
    expect(await fetchFor(topic)).toEqual([]);
    door.pass(30_000);
    const [again] = await fetchFor(topic);
    expect(again).toMatchObject({ id: task?.id, retries: 1, errorMessage: 'It did not work' });
    expect((await admin.get(`${path}/errorDetails`)).body).toBe('at line 1');
    expect((await admin.post(`${path}/failure`, { ...failure, retries: 0 })).status).toBe(204);
    expect((await admin.get(`/engine-rest/incident?processInstanceId=${instance}`)).body).toMatchObject([
      { incidentType: 'failedExternalTask', incidentMessage: 'It did not work', activityId: 'work' },
    ]);
    expect((await admin.put(`${path}/retries`, { retries: 2 })).status).toBe(204);
    expect((await admin.get(`/engine-rest/incident?processInstanceId=${instance}`)).body).toEqual([]);
    expect(await fetchFor(topic)).toHaveLength(1);
  });

  it('report a BPMN error that the diagram catches', async () => {
    const topic = 'catches';
    const caught = bpmn(
      `<process id="catches" isExecutable="true">
<startEvent id="start"/><serviceTask id="work" camunda:type="external" camunda:topic="${topic}"/>
<boundaryEvent id="caught" attachedToRef="work"><errorEventDefinition id="caughtEvent" errorRef="E"/></boundaryEvent>
<userTask id="repair"/><endEvent id="end"/><endEvent id="end2"/>
<sequenceFlow id="f1" sourceRef="start" targetRef="work"/><sequenceFlow id="f2" sourceRef="work" targetRef="end"/>
<sequenceFlow id="f3" sourceRef="caught" targetRef="repair"/><sequenceFlow id="f4" sourceRef="repair" targetRef="end2"/>
</process>`,
      '<error id="E" name="Unknown" errorCode="UNKNOWN"/>',
    );
    expect((await door.deploy({ 'catches.bpmn': caught })).status).toBe(200);
    await admin.post('/engine-rest/process-definition/key/catches/start');
    const [task] = await fetchFor(topic);
    const path = `/engine-rest/external-task/${task?.id ?? ''}/bpmnError`;
    expect((await admin.post(path, { workerId: 'w' })).status).toBe(400);
    expect((await admin.post(path, { workerId: 'w', errorCode: 'UNKNOWN' })).status).toBe(204);
    expect((await admin.get('/engine-rest/task?processDefinitionKey=catches')).body).toMatchObject([
      { taskDefinitionKey: 'repair' },
    ]);
  });

  it('are fetched by variables of their instance, version tag and age', async () => {
    const { topic, start } = await topicOfOwn();
    const older = await start({ variables: { region: { value: 'north' } } });
    door.pass(1000);
    const newer = await start({ variables: { region: { value: 'south' } } });
    const instances = async (more: object, topicMore: object = {}) =>
      (await fetchFor(topic, more, topicMore)).map((task) => task.processInstanceId);
    expect(await instances({}, { processVariables: { region: 'west' } })).toEqual([]);
    expect(await instances({}, { processVariables: { region: { $ne: 'x' } } })).toEqual([]);
    expect(await instances({}, { processDefinitionVersionTag: 'none' })).toEqual([]);
    const sorting = [{ sortBy: 'createTime', sortOrder: 'desc' }];
    expect(await instances({ sorting, maxTasks: 1 }, { lockDuration: 1 })).toEqual([newer]);
    door.pass(10);
    expect(await instances({}, { processVariables: { region: 'north' } })).toEqual([older]);
  });

  it('are locked, given priority and new attempts by hand', async () => {
    const { topic, start } = await topicOfOwn();
    await start();
    await start();
    const list = `/engine-rest/external-task?topicName=${topic}&sortBy=createTime&sortOrder=asc`;
    const [one, two] = (await admin.get<External[]>(list)).body;
    const at = (rest: string) => `/engine-rest/external-task/${one?.id ?? ''}/${rest}`;
    expect((await admin.post(at('lock'), { workerId: 'v', lockDuration: 5000 })).status).toBe(204);
    expect((await admin.post(at('lock'), { workerId: 'u', lockDuration: 5000 })).status).toBe(400);
    const until = new Date(Date.parse(door.pass(0)) + 6000).toISOString().replace('Z', '+0000');
    const locked = `${list}&lockExpirationBefore=${encodeURIComponent(until)}`;
    expect((await admin.get<External[]>(locked)).body.map(({ id }) => id)).toEqual([one?.id]);
    expect((await admin.put(at('priority'), { priority: 9 })).status).toBe(204);
    expect((await admin.put(at('priority'), {})).status).toBe(400);
    const urgent = await admin.get<External[]>(`${list}&priorityHigherThanOrEquals=9`);
    expect(urgent.body.map(({ id }) => id)).toEqual([one?.id]);
    expect((await admin.get<string[]>('/engine-rest/external-task/topic-names')).body).toContain(topic);
    const locks = await admin.get<string[]>('/engine-rest/external-task/topic-names?withLockedTasks=true');
    expect(locks.body).toContain(topic);
    const retries = '/engine-rest/external-task/retries';
    expect((await admin.put(retries, { retries: 5 })).status).toBe(400);
    expect((await admin.put(retries, { retries: 5, externalTaskIds: ['none'] })).status).toBe(404);
    const query = { retries: 0, externalTaskIds: [two?.id], externalTaskQuery: { topicName: topic } };
    expect((await admin.put(retries, query)).status).toBe(204);
    const used = await admin.get<External[]>(`${list}&noRetriesLeft=true`);
    expect(used.body).toHaveLength(2);
  });

  it.each([
    [{ maxTasks: 1, topics: [] }],
    [{ workerId: 'w', maxTasks: 1, topics: [], sorting: [{ sortBy: 'name', sortOrder: 'asc' }] }],
    [{ workerId: 'w', topics: [] }],
    [{ workerId: 'w', maxTasks: 1, topics: [{ topicName: 'x' }] }],
    [{ workerId: 'w', maxTasks: 1, topics: [{ lockDuration: 1 }] }],
    [{ workerId: 'w', maxTasks: 1, topics: 'all' }],
    [{ workerId: 'w', maxTasks: 1, topics: [], asyncResponseTimeout: 1_800_001 }],
    [{ workerId: 'w', maxTasks: 1_000_000, topics: [] }],
    [{ workerId: 'w', maxTasks: 1, topics: [{ topicName: 'x', lockDuration: 1, tenantIdIn: ['a'] }] }],
  ])('are not fetched with %j', async (body) => {
    const refused = await admin.post('/engine-rest/external-task/fetchAndLock', body);
    expect([refused.status, refused.body]).toEqual([
      400,
      expect.objectContaining({ type: 'InvalidRequestException' }),
    ]);
  });

  it.each(['complete', 'failure', 'bpmnError', 'extendLock', 'unlock'])(
    'that are not there cannot be told to %s',
    async (command) => {
      const refused = await admin.post(`/engine-rest/external-task/none/${command}`, { workerId: 'w' });
      expect(refused.status).toBe(404);
    },
  );
});
