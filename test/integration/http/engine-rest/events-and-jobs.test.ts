import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import {
  bpmn,
  messageCatch,
  sequence,
  signalCatch,
  timerCatch,
  userTask,
} from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

interface Named {
  readonly id: string;
}

const roots = `<message id="M" name="paid"/><message id="S" name="begin"/><signal id="G" name="alarm"/>`;
const startedByMessage = `<process id="byMessage" isExecutable="true">
<startEvent id="start"><messageEventDefinition id="startEvent" messageRef="S"/></startEvent>
<userTask id="work"/><endEvent id="end"/>
<sequenceFlow id="f1" sourceRef="start" targetRef="work"/><sequenceFlow id="f2" sourceRef="work" targetRef="end"/>
</process>`;

const startedByCondition = `<process id="byCondition" isExecutable="true">
<startEvent id="start"><conditionalEventDefinition id="startEvent"><condition>\${amount > 100}</condition></conditionalEventDefinition></startEvent>
<userTask id="work"/><sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
</process>`;
const startedByBoth = `<process id="byBoth" isExecutable="true">
<startEvent id="start" parallelMultiple="true"><messageEventDefinition id="e1" messageRef="B1"/><messageEventDefinition id="e2" messageRef="B2"/></startEvent>
<userTask id="work"/><sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
</process>`;

let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const answer = await door.deploy({
    'message.bpmn': bpmn(sequence('message', messageCatch('wait', 'M'), userTask('after')), roots),
    'byMessage.bpmn': bpmn(startedByMessage, roots),
    'byCondition.bpmn': bpmn(startedByCondition),
    'byBoth.bpmn': bpmn(startedByBoth, `<message id="B1" name="first"/><message id="B2" name="second"/>`),
    'signal.bpmn': bpmn(sequence('signal', signalCatch('wait', 'G'), userTask('after')), roots),
    'timer.bpmn': bpmn(sequence('timer', timerCatch('wait', 'PT1H'), userTask('after'))),
    'later.bpmn': bpmn(sequence('later', userTask('work', 'camunda:asyncBefore="true"'))),
    'stuck.bpmn': bpmn(
      sequence('stuck', {
        id: 'script',
        xml: '<scriptTask id="script" scriptFormat="feel" camunda:resultVariable="r" camunda:asyncBefore="true"><script>= missing + 1</script></scriptTask>',
      }),
    ),
  });
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
});
afterAll(() => door.close());

const start = async (key: string, body: object = {}): Promise<string> => {
  const started = await admin.post<Named>(`/engine-rest/process-definition/key/${key}/start`, body);
  expect(started.status).toBe(200);
  return started.body.id;
};

const placesOf = async (instance: string): Promise<readonly string[]> => {
  const tree = await admin.get<{ childActivityInstances: { activityId: string }[] }>(
    `/engine-rest/process-instance/${instance}/activity-instances`,
  );
  return tree.body.childActivityInstances.map(({ activityId }) => activityId);
};

describe('a condition', () => {
  it('starts what begins with it, with what was given', async () => {
    const evaluate = (body: object) => admin.post<Named[]>('/engine-rest/condition', body);
    expect((await evaluate({ variables: { amount: { value: 100 } } })).body).toEqual([]);
    const started = await evaluate({ variables: { amount: { value: 101 } }, businessKey: 'C-1' });
    expect(started.body).toMatchObject([{ businessKey: 'C-1', ended: false }]);
    const id = started.body[0]?.id ?? '';
    expect(await placesOf(id)).toEqual(['work']);
    expect((await admin.get(`/engine-rest/process-instance/${id}/variables/amount`)).body).toMatchObject({
      value: 101,
    });
    expect((await evaluate({ tenantId: 't' })).status).toBe(400);
    expect((await evaluate({ processDefinitionId: 'nowhere' })).status).toBe(404);
  });
});

describe('a start that needs two messages', () => {
  it('begins with one and goes on with the other', async () => {
    const tell = (messageName: string) =>
      admin.post<{ resultType: string; processInstance: Named | null }[]>('/engine-rest/message', {
        messageName,
        businessKey: 'B-1',
        resultEnabled: true,
      });
    const first = await tell('second');
    const id = first.body[0]?.processInstance?.id ?? '';
    expect(await placesOf(id)).toEqual(['start']);
    expect((await tell('first')).body[0]?.resultType).toBe('Execution');
    expect(await placesOf(id)).toEqual(['work']);
  });
});

describe('a message', () => {
  it('moves the one instance that is meant', async () => {
    const [one, other] = [
      await start('message', { businessKey: 'M-1' }),
      await start('message', { businessKey: 'M-2' }),
    ];
    expect((await admin.post('/engine-rest/message', { messageName: 'paid' })).status).toBe(400);
    const sent = await admin.post('/engine-rest/message', {
      messageName: 'paid',
      businessKey: 'M-1',
      processVariables: { sum: { value: 12 } },
    });
    expect([sent.status, sent.body]).toEqual([204, '']);
    expect([await placesOf(one), await placesOf(other)]).toEqual([['after'], ['wait']]);
    expect((await admin.get(`/engine-rest/process-instance/${one}/variables/sum`)).body).toMatchObject({
      value: 12,
    });
  });

  it('finds its receiver by variables, and answers who it was when asked', async () => {
    const instance = await start('message', { variables: { order: { value: 'O-1' } } });
    const sent = await admin.post('/engine-rest/message', {
      messageName: 'paid',
      correlationKeys: { order: { value: 'O-1', type: 'String' } },
      resultEnabled: true,
      variablesInResultEnabled: true,
    });
    expect([sent.status, sent.body]).toEqual([
      200,
      [
        {
          resultType: 'Execution',
          execution: expect.objectContaining({ processInstanceId: instance }),
          processInstance: null,
          variables: { order: { value: 'O-1', type: 'String', valueInfo: {} } },
        },
      ],
    ]);
  });

  it('starts an instance where nobody waits', async () => {
    const sent = await admin.post<{ processInstance: Named }[]>('/engine-rest/message', {
      messageName: 'begin',
      businessKey: 'M-3',
      resultEnabled: true,
    });
    expect(sent.body).toMatchObject([
      { resultType: 'ProcessDefinition', processInstance: { businessKey: 'M-3' } },
    ]);
    expect(await placesOf(sent.body[0]?.processInstance.id ?? '')).toEqual(['work']);
  });

  it('reaches everybody with all, be it nobody', async () => {
    const instances = [
      await start('message', { businessKey: 'M-4' }),
      await start('message', { businessKey: 'M-4' }),
    ];
    const sent = await admin.post('/engine-rest/message', {
      messageName: 'paid',
      businessKey: 'M-4',
      all: true,
    });
    expect(sent.status).toBe(204);
    for (const instance of instances) expect(await placesOf(instance)).toEqual(['after']);
    const nobody = await admin.post('/engine-rest/message', {
      messageName: 'paid',
      businessKey: 'M-4',
      all: true,
    });
    expect(nobody.status).toBe(204);
  });

  it.each([[{}], [{ messageName: '' }], [{ messageName: 'nobody waits for this' }], [{ messageName: {} }]])(
    'is refused as %j',
    async (body) => {
      const refused = await admin.post('/engine-rest/message', body);
      expect([refused.status, refused.body]).toEqual([
        400,
        expect.objectContaining({ message: expect.any(String) }),
      ]);
    },
  );

  it('reaches the one place that is named', async () => {
    const instance = await start('message');
    const executions = await admin.get<Named[]>(
      `/engine-rest/execution?processInstanceId=${instance}&activityId=wait`,
    );
    const [execution] = executions.body;
    const path = `/engine-rest/execution/${execution?.id ?? ''}/messageSubscriptions`;
    expect((await admin.post(`${path}/begin/trigger`)).status).toBe(404);
    expect((await admin.post(`${path}/paid/trigger`)).status).toBe(204);
    expect(await placesOf(instance)).toEqual(['after']);
  });
});

describe('a signal', () => {
  it('reaches all who wait, and nobody minds when there is none', async () => {
    const instances = [await start('signal'), await start('signal')];
    const given = await admin.post('/engine-rest/signal', {
      name: 'alarm',
      variables: { loud: { value: true } },
    });
    expect(given.status).toBe(204);
    for (const instance of instances) expect(await placesOf(instance)).toEqual(['after']);
    expect((await admin.post('/engine-rest/signal', { name: 'alarm' })).status).toBe(204);
    expect((await admin.post('/engine-rest/signal', {})).status).toBe(400);
  });

  it('reaches only the place that is named', async () => {
    const [one, other] = [await start('signal'), await start('signal')];
    const executions = await admin.get<Named[]>(
      `/engine-rest/execution?processInstanceId=${one}&activityId=wait`,
    );
    const executionId = executions.body[0]?.id;
    expect((await admin.post('/engine-rest/signal', { name: 'alarm', executionId })).status).toBe(204);
    expect([await placesOf(one), await placesOf(other)]).toEqual([['after'], ['wait']]);
  });
});

describe('a job', () => {
  it('waits for its time, and is executed before it by hand', async () => {
    const instance = await start('timer');
    const jobs = await admin.get<Named[]>(
      `/engine-rest/job?processInstanceId=${instance}&activityId=wait&timers=true`,
    );
    expect(jobs.body).toEqual([
      expect.objectContaining({
        dueDate: '2027-01-11T10:00:00.000+0000',
        processInstanceId: instance,
        processDefinitionKey: 'timer',
        retries: 3,
        exceptionMessage: null,
      }),
    ]);
    const [job] = jobs.body;
    expect((await admin.get(`/engine-rest/job/${job?.id ?? ''}`)).body).toEqual(job);
    const due = 'dueDates=lt_2027-01-11T10:00:01.000%2B0000,gt_2027-01-11T09:59:59.000%2B0000';
    expect((await admin.get(`/engine-rest/job/count?processInstanceId=${instance}&${due}`)).body).toEqual({
      count: 1,
    });
    expect((await admin.get(`/engine-rest/job?processInstanceId=${instance}&executable=true`)).body).toEqual(
      [],
    );
    expect((await admin.post(`/engine-rest/job/${job?.id ?? ''}/execute`)).status).toBe(204);
    expect(await placesOf(instance)).toEqual(['after']);
    expect((await admin.post(`/engine-rest/job/${job?.id ?? ''}/execute`)).status).toBe(404);
  });

  it('carries on what was put off, shown as a transition until then', async () => {
    const instance = await start('later');
    const tree = await admin.get(`/engine-rest/process-instance/${instance}/activity-instances`);
    expect(tree.body).toMatchObject({
      childActivityInstances: [],
      childTransitionInstances: [{ activityId: 'work' }],
    });
    const [job] = (await admin.get<Named[]>(`/engine-rest/job?processInstanceId=${instance}`)).body;
    expect((await admin.post(`/engine-rest/job/${job?.id ?? ''}/execute`)).status).toBe(204);
    expect(await placesOf(instance)).toEqual(['work']);
  });

  it('that fails when it is asked for has one attempt less, and becomes an incident by the last', async () => {
    const instance = await start('stuck');
    const [job] = (await admin.get<Named[]>(`/engine-rest/job?processInstanceId=${instance}`)).body;
    const path = `/engine-rest/job/${job?.id ?? ''}`;
    const incidents = async () =>
      (await admin.get<Named[]>(`/engine-rest/incident?processInstanceId=${instance}`)).body.length;
    for (const [retries, raised] of [
      [2, 0],
      [1, 0],
      [0, 1],
      [0, 1],
    ]) {
      expect((await admin.post(`${path}/execute`)).status).toBe(422);
      expect((await admin.get(path)).body).toMatchObject({ retries });
      expect(await incidents()).toBe(raised);
    }
  });

  it('that fails changes nothing else; without attempts left an incident waits for a person', async () => {
    const instance = await start('stuck');
    const [job] = (await admin.get<Named[]>(`/engine-rest/job?processInstanceId=${instance}`)).body;
    const path = `/engine-rest/job/${job?.id ?? ''}`;
    expect((await admin.post(`${path}/execute`)).status).toBe(422);
    expect((await admin.put(`${path}/retries`, { retries: 0 })).status).toBe(204);
    const incidents = await admin.get<Named[]>(`/engine-rest/incident?processInstanceId=${instance}`);
    expect(incidents.body).toEqual([
      expect.objectContaining({ incidentType: 'failedJob', activityId: 'script', configuration: job?.id }),
    ]);
    expect((await admin.get(`/engine-rest/incident/${incidents.body[0]?.id ?? ''}`)).body).toEqual(
      incidents.body[0],
    );
    expect((await admin.get(`/engine-rest/incident/count?processInstanceId=${instance}`)).body).toEqual({
      count: 1,
    });
    await admin.put(`/engine-rest/process-instance/${instance}/variables/missing`, { value: 1 });
    expect((await admin.put(`${path}/retries`, { retries: 1 })).status).toBe(204);
    expect((await admin.get(`/engine-rest/incident?processInstanceId=${instance}`)).body).toEqual([]);
    expect((await admin.post(`${path}/execute`)).status).toBe(204);
    expect((await admin.get(`/engine-rest/process-instance/${instance}`)).status).toBe(404);
  });

  it.each([
    ['put', '/engine-rest/job/none/retries', { retries: 1 }, 404],
    ['put', '/engine-rest/job/none/retries', { retries: -1 }, 400],
    ['put', '/engine-rest/job/none/retries', {}, 400],
    ['post', '/engine-rest/job/none/execute', {}, 404],
  ] as const)('refuses %s %s %j', async (method, path, body, status) => {
    expect((await admin[method](path, body)).status).toBe(status);
  });
});
