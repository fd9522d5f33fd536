import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { bpmn, externalTask, messageCatch, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

type Item = Readonly<Record<string, unknown>> & { readonly id: string };

const caller = sequence('caller', { id: 'call', xml: '<callActivity id="call" calledElement="called"/>' });
const local = {
  id: 'own',
  xml: `<userTask id="own"><extensionElements><camunda:inputOutput>
<camunda:inputParameter name="near">\${town}</camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>`,
};

let door: TestDoor;
let admin: Client;
const ids: Record<string, string> = {};

const start = async (key: string, name: string, variables: object = {}): Promise<void> => {
  const started = await admin.post<Item>(`/engine-rest/process-definition/key/${key}/start`, {
    businessKey: name,
    variables,
  });
  expect(started.status).toBe(200);
  ids[name] = started.body.id;
};

beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const answer = await door.deploy({
    'called.bpmn': bpmn(sequence('called', userTask('inner'))),
    'caller.bpmn': bpmn(caller),
    'local.bpmn': bpmn(sequence('local', local)),
    'waits.bpmn': bpmn(sequence('waits', messageCatch('wait', 'M')), '<message id="M" name="paid"/>'),
    'works.bpmn': bpmn(sequence('works', externalTask('work', 'asked'))),
  });
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
  await start('caller', 'CALL');
  await start('local', 'NEAR', { town: { value: 'Delft' }, 'a.b': { value: 3, type: 'Integer' } });
  await start('waits', 'WAIT', { town: { value: 'Breda' } });
  await start('works', 'WORK');
  const [locked] = (
    await admin.post<Item[]>('/engine-rest/external-task/fetchAndLock', {
      workerId: 'w',
      maxTasks: 1,
      topics: [{ topicName: 'asked', lockDuration: 1000 }],
    })
  ).body;
  const failure = { workerId: 'w', errorMessage: 'Nobody answers', retries: 0 };
  await admin.post(`/engine-rest/external-task/${locked?.id ?? ''}/failure`, failure);
});
afterAll(() => door.close());

const idOf = (name: string): string => ids[name] ?? '';

const found = async (query: object): Promise<readonly string[]> => {
  const { status, body } = await admin.post<Item[]>('/engine-rest/process-instance', query);
  expect(status).toBe(200);
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  const counted = await admin.post('/engine-rest/process-instance/count', query);
  expect(counted.body).toEqual({ count: body.length });
  return body.map(({ id }) => names.get(id) ?? 'CALLED').toSorted();
};

describe('process instances', () => {
  it.each<[object, readonly string[]]>([
    [{ variables: [{ name: 'town', operator: 'like', value: '%e%' }] }, ['NEAR', 'WAIT']],
    [{ variables: [{ name: 'town', operator: 'neq', value: 'Delft' }] }, ['WAIT']],
    [{ variables: [{ name: 'near', operator: 'eq', value: 'Delft' }] }, []],
    [{ activityIdIn: ['inner', 'wait'] }, ['CALLED', 'WAIT']],
    [{ activityIdIn: ['call'] }, ['CALL']],
    [{ leafProcessInstances: true, processDefinitionKeyIn: ['caller', 'called'] }, ['CALLED']],
    [{ withIncident: true }, ['WORK']],
    [{ incidentType: 'failedExternalTask' }, ['WORK']],
    [{ incidentType: 'failedJob' }, []],
    [{ incidentMessageLike: 'nobody%' }, ['WORK']],
    [{ incidentMessage: 'Nobody' }, []],
    [{ businessKeyLike: 'W%' }, ['WAIT', 'WORK']],
    [{ caseInstanceId: 'any' }, []],
    [
      {
        orQueries: [
          { businessKey: 'CALL', variables: [{ name: 'town', operator: 'eq', value: 'Breda' }] },
          { processDefinitionKey: 'waits', withIncident: true },
        ],
      },
      ['WAIT'],
    ],
  ])('asked %j are %j', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('know who called whom', async () => {
    const [called] = (
      await admin.get<Item[]>(`/engine-rest/process-instance?superProcessInstance=${idOf('CALL')}`)
    ).body;
    expect(await found({ subProcessInstance: called?.id })).toEqual(['CALL']);
    expect(await found({ deploymentId: 'none' })).toEqual([]);
    expect((await admin.get('/engine-rest/process-instance?tenantIdIn=a')).status).toBe(400);
  });
});

describe('executions', () => {
  it('are asked for by what they listen for, their variables and their incidents', async () => {
    const list = async (query: object): Promise<readonly unknown[]> => {
      const { status, body } = await admin.post<Item[]>('/engine-rest/execution', query);
      expect(status).toBe(200);
      return body.map((execution) => execution['processInstanceId']);
    };
    expect(await list({ messageEventSubscriptionName: 'paid' })).toEqual([idOf('WAIT')]);
    expect(await list({ signalEventSubscriptionName: 'paid' })).toEqual([]);
    expect(await list({ activityId: 'own' })).toContain(idOf('NEAR'));
    expect(await list({ variables: [{ name: 'near', operator: 'eq', value: 'Delft' }] })).toContain(
      idOf('NEAR'),
    );
    const breda = { name: 'town', operator: 'eq', value: 'Breda' };
    expect(await list({ processVariables: [breda] })).toHaveLength(2);
    expect(await list({ variables: [breda] })).toEqual([idOf('WAIT')]);
    expect(await list({ incidentType: 'failedExternalTask' })).toEqual([idOf('WORK')]);
    const count = await admin.get(`/engine-rest/execution/count?processInstanceId=${idOf('WAIT')}`);
    expect(count.body).toEqual({ count: 2 });
    expect((await admin.get('/engine-rest/execution?sortBy=instanceId&sortOrder=up')).status).toBe(400);
    const sorted = await admin.get<Item[]>('/engine-rest/execution?sortBy=instanceId&sortOrder=desc');
    const order = sorted.body.map((execution) => String(execution['processInstanceId']));
    expect(order).toEqual(order.toSorted().toReversed());
  });

  it('have variables of their own, which are set, changed and removed', async () => {
    const [token] = (
      await admin.get<Item[]>(`/engine-rest/execution?processInstanceId=${idOf('WAIT')}&activityId=wait`)
    ).body;
    const path = `/engine-rest/execution/${token?.id ?? ''}/localVariables`;
    expect((await admin.put(`${path}/here`, { value: 1, type: 'Integer' })).status).toBe(204);
    expect((await admin.get(path)).body).toMatchObject({ here: { value: 1 } });
    const ofInstance = `/engine-rest/process-instance/${idOf('WAIT')}/variables/here`;
    expect((await admin.get(ofInstance)).status).toBe(404);
    expect((await admin.delete(`${path}/here`)).status).toBe(204);
    expect((await admin.get(`${path}/here`)).status).toBe(404);
    expect((await admin.get('/engine-rest/execution/none.1/localVariables')).status).toBe(404);
    const machinery = `/engine-rest/execution/${idOf('WAIT')}.constructor`;
    expect((await admin.get(machinery)).status).toBe(404);
    expect((await admin.get(`${machinery}/localVariables`)).status).toBe(404);
    const whole = `/engine-rest/execution/${idOf('WAIT')}/localVariables`;
    expect((await admin.get(whole)).body).toMatchObject({ town: { value: 'Breda' } });
    const subscription = await admin.get(
      `/engine-rest/execution/${token?.id ?? ''}/messageSubscriptions/paid`,
    );
    expect(subscription.body).toMatchObject({ eventType: 'message', eventName: 'paid', activityId: 'wait' });
  });
});

describe('variable instances', () => {
  it('are those of instances and of places in them, each with an id', async () => {
    const path = `/engine-rest/variable-instance?processInstanceIdIn=${idOf('NEAR')}`;
    const all = await admin.get<Item[]>(`${path}&sortBy=variableName&sortOrder=asc`);
    expect(all.body.map((variable) => [variable['name'], variable['value']])).toEqual([
      ['a.b', 3],
      ['near', 'Delft'],
      ['town', 'Delft'],
    ]);
    for (const variable of all.body) {
      const one = await admin.get(`/engine-rest/variable-instance/${variable.id}`);
      expect(one.body).toEqual(variable);
    }
    const [task] = (await admin.get<Item[]>(`/engine-rest/task?processInstanceId=${idOf('NEAR')}`)).body;
    const ofTask = await admin.get<Item[]>(`/engine-rest/variable-instance?taskIdIn=${task?.id ?? ''}`);
    expect(ofTask.body).toMatchObject([{ name: 'near', taskId: task?.id }]);
  });

  it('are asked for by name and value', async () => {
    const byValue = await admin.post<Item[]>('/engine-rest/variable-instance', {
      variableName: 'town',
      variableValues: [{ name: 'town', operator: 'eq', value: 'Breda' }],
    });
    expect(byValue.body).toMatchObject([{ value: 'Breda', processInstanceId: idOf('WAIT') }]);
    const count = await admin.post('/engine-rest/variable-instance/count', { variableNameLike: 'to%' });
    expect(count.body).toEqual({ count: 2 });
    expect((await admin.get('/engine-rest/variable-instance/none.x')).status).toBe(404);
    expect((await admin.get('/engine-rest/variable-instance/__proto__.x')).status).toBe(404);
  });
});

describe('event subscriptions', () => {
  it('are listed by event and by who listens', async () => {
    const list = await admin.get<Item[]>('/engine-rest/event-subscription?eventType=message&eventName=paid');
    expect(list.body).toMatchObject([
      { processInstanceId: idOf('WAIT'), activityId: 'wait', createdDate: '2027-01-11T09:00:00.000+0000' },
    ]);
    const byExecution = `/engine-rest/event-subscription/count?executionId=${String(list.body[0]?.['executionId'])}`;
    expect((await admin.get(byExecution)).body).toEqual({ count: 1 });
  });
});
