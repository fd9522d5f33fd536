import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { bpmn, externalTask, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

type Item = Readonly<Record<string, unknown>> & { readonly id: string };

const formField = (id: string, attributes: string, inside = '') =>
  `<camunda:formField id="${id}" label="${id}" ${attributes}>${inside}</camunda:formField>`;
const required = '<camunda:validation><camunda:constraint name="required"/></camunda:validation>';
const asked = (fields: string) =>
  `<extensionElements><camunda:formData>${fields}</camunda:formData></extensionElements>`;

const applied = `<process id="applied" isExecutable="true" camunda:versionTag="one">
<startEvent id="start" camunda:formKey="embedded:deployment:apply.html">
${asked(formField('name', 'type="string"', required) + formField('amount', 'type="long" defaultValue="10"'))}</startEvent>
<userTask id="judge" camunda:formRef="JUDGE" camunda:formRefBinding="latest">
${asked(formField('approved', 'type="boolean" defaultValue="${amount &lt; 100}"') + formField('why', 'type="string"', '<camunda:validation><camunda:constraint name="maxlength" config="5"/></camunda:validation>'))}</userTask>
<endEvent id="end"/><sequenceFlow id="f1" sourceRef="start" targetRef="judge"/><sequenceFlow id="f2" sourceRef="judge" targetRef="end"/>
</process>`;

let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const answer = await door.deploy({
    'applied.bpmn': bpmn(applied),
    'apply.html': '<form/>',
    'applied.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'work.bpmn': bpmn(sequence('work', externalTask('do', 'counted'), userTask('after'))),
    'calls.bpmn': bpmn(
      sequence(
        'calls',
        { id: 'first', xml: '<callActivity id="first" calledElement="work"/>' },
        { id: 'second', xml: '<callActivity id="second" calledElement="work"/>' },
        { id: 'third', xml: '<callActivity id="third" calledElement="${which}"/>' },
      ),
    ),
    'gone.bpmn': bpmn(sequence('gone', userTask('only'))),
  });
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
});
afterAll(() => door.close());

const at = (key: string, rest = '') => `/engine-rest/process-definition/key/${key}${rest}`;
const idOf = async (key: string): Promise<string> => (await admin.get<Item>(at(key))).body.id;

describe('what runs of a process', () => {
  it('is counted per version and per activity, with what fails', async () => {
    for (const key of ['work', 'work', 'gone']) await admin.post(at(key, '/start'));
    const [task] = (
      await admin.post<Item[]>('/engine-rest/external-task/fetchAndLock', {
        workerId: 'w',
        maxTasks: 1,
        topics: [{ topicName: 'counted', lockDuration: 1000 }],
      })
    ).body;
    const failed = { workerId: 'w', retries: 0, errorMessage: 'Away' };
    await admin.post(`/engine-rest/external-task/${task?.id ?? ''}/failure`, failed);
    const all = await admin.get<Item[]>('/engine-rest/process-definition/statistics?incidents=true');
    expect(all.body.find(({ id }) => id.startsWith('work:'))).toMatchObject({
      instances: 2,
      failedJobs: 0,
      incidents: [{ incidentType: 'failedExternalTask', incidentCount: 1 }],
      definition: { key: 'work' },
    });
    const activities = await admin.get(at('work', '/statistics?failedJobs=true&incidentsForType=failedJob'));
    expect(activities.body).toEqual([{ id: 'do', instances: 2, failedJobs: 0, incidents: [] }]);
    const both = await admin.get(at('work', '/statistics?incidents=true&incidentsForType=failedJob'));
    expect(both.status).toBe(400);
    const standing = await admin.get<Item[]>(
      '/engine-rest/process-definition?incidentType=failedExternalTask',
    );
    expect(standing.body.map(({ key }) => key)).toEqual(['work']);
  });

  it('is called from the elements that name another process outright', async () => {
    const { body } = await admin.get<Item[]>(
      `/engine-rest/process-definition/${await idOf('calls')}/static-called-process-definitions`,
    );
    expect(body).toMatchObject([{ key: 'work', calledFromActivityIds: ['first', 'second'] }]);
  });
});

describe('the form of a start event', () => {
  it('is told, with what the model proposes', async () => {
    expect((await admin.get(at('applied', '/startForm'))).body).toMatchObject({
      key: 'embedded:deployment:apply.html',
    });
    expect((await admin.get(at('applied', '/deployed-start-form'))).body).toBe('<form/>');
    expect((await admin.get(at('applied', '/form-variables'))).body).toEqual({
      amount: { type: 'Long', value: 10, valueInfo: {} },
    });
    expect((await admin.get(at('work', '/startForm'))).body).toMatchObject({ key: null });
    expect((await admin.get(at('work', '/deployed-start-form'))).status).toBe(400);
    expect((await admin.get(at('applied', '/diagram'))).body).toContain('<svg');
    expect((await admin.get(at('work', '/diagram'))).status).toBe(204);
  });

  it('starts an instance when it is filled in as the model demands', async () => {
    expect((await admin.post(at('applied', '/submit-form'), { variables: {} })).status).toBe(400);
    const started = await admin.post<Item>(at('applied', '/submit-form'), {
      businessKey: 'A-1',
      variables: { name: { value: 'Jansen TEST' } },
    });
    expect(started.body).toMatchObject({ businessKey: 'A-1', ended: false });
    const [task] = (await admin.get<Item[]>(`/engine-rest/task?processInstanceId=${started.body.id}`)).body;
    expect(task).toMatchObject({ formKey: 'JUDGE' });
    const path = `/engine-rest/task/${task?.id ?? ''}`;
    expect((await admin.get(`${path}/form-variables`)).body).toMatchObject({
      approved: { type: 'Boolean', value: true },
      amount: { type: 'Long', value: 10 },
    });
    const long = { variables: { why: { value: 'because' } } };
    expect((await admin.post(`${path}/submit-form`, long)).status).toBe(400);
    expect((await admin.post(`${path}/submit-form`, { variables: {} })).status).toBe(204);
    const past = await admin.get<Item[]>(
      `/engine-rest/history/variable-instance?processInstanceId=${started.body.id}&variableName=approved`,
    );
    expect(past.body).toMatchObject([{ value: true }]);
  });
});

describe('a version', () => {
  it('is found by its tag, its file, and when it was deployed', async () => {
    const keys = async (query: string) =>
      (await admin.get<Item[]>(`/engine-rest/process-definition?${query}`)).body.map(({ key }) => key);
    expect(await keys('versionTag=one')).toEqual(['applied']);
    expect(await keys('resourceNameLike=wor%25')).toEqual(['work']);
    expect(await keys('notStartableInTasklist=true')).toEqual([]);
    expect(await keys('deployedAfter=2027-01-11T09:00:00.000%2B0000')).toEqual([]);
    expect(await keys('deployedAt=2027-01-11T09:00:00.000%2B0000&key=gone')).toEqual(['gone']);
  });

  it('goes on hold with its instances, and on again', async () => {
    const hold = (suspended: boolean, more: object = {}) =>
      admin.put('/engine-rest/process-definition/suspended', {
        processDefinitionKey: 'gone',
        suspended,
        ...more,
      });
    expect((await hold(true, { executionDate: 'soon' })).status).toBe(400);
    expect((await hold(true, { includeProcessInstances: true })).status).toBe(204);
    expect((await admin.post(at('gone', '/start'))).status).toBe(409);
    const suspended = await admin.get('/engine-rest/task/count?processDefinitionKey=gone&suspended=true');
    expect(suspended.body).toEqual({ count: 1 });
    expect((await admin.put(at('gone', '/suspended'), { suspended: false })).status).toBe(204);
    expect((await admin.get<Item>(at('gone'))).body['suspended']).toBe(false);
    const days = at('gone', '/history-time-to-live');
    expect((await admin.put(days, { historyTimeToLive: 5 })).status).toBe(204);
    expect((await admin.get<Item>(at('gone'))).body['historyTimeToLive']).toBe(5);
    expect((await admin.put(days, { historyTimeToLive: -5 })).status).toBe(400);
  });

  it('is deleted, with its instances only when asked', async () => {
    const path = `/engine-rest/process-definition/${await idOf('gone')}`;
    expect((await admin.delete(path)).status).toBe(409);
    expect((await admin.delete(`${path}?cascade=true&skipCustomListeners=true`)).status).toBe(204);
    expect((await admin.get(path)).status).toBe(404);
    const again = await admin.get<Item[]>('/engine-rest/deployment');
    const [deployment] = again.body;
    const redeploy = `/engine-rest/deployment/${deployment?.id ?? ''}/redeploy`;
    expect((await admin.post(redeploy, { resourceNames: ['none.bpmn'] })).status).toBe(404);
    const answer = await admin.post<Item>(redeploy, { resourceNames: ['gone.bpmn'], source: 'again' });
    expect(answer.body).toMatchObject({ source: 'again' });
    expect((await admin.get<Item>(at('gone'))).body['version']).toBe(2);
    const registered = await admin.get<string[]>('/engine-rest/deployment/registered');
    expect(registered.body).toEqual([deployment?.id, answer.body.id]);
  });
});
