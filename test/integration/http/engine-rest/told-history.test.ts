import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executeJob } from '../../../../src/application/engine/execute-job.js';
import { leaseJobs } from '../../../../src/application/engine/lease-jobs.js';
import type { Client } from '../../../support/client.js';
import { bpmn, externalTask, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const dmn = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:test">
<decision id="level" name="Level"><decisionTable id="table" hitPolicy="FIRST">
<input id="points" label="Points"><inputExpression id="e"><text>points * 10</text></inputExpression></input>
<output id="out" name="level"/>
<rule id="high"><inputEntry id="i1"><text>&gt; 50</text></inputEntry><outputEntry id="o1"><text>"HIGH"</text></outputEntry></rule>
<rule id="low"><inputEntry id="i2"><text>-</text></inputEntry><outputEntry id="o2"><text>"LOW"</text></outputEntry></rule>
</decisionTable></decision></definitions>`;

const decide = {
  id: 'decide',
  xml: `<businessRuleTask id="decide" camunda:decisionRef="level" camunda:resultVariable="level" camunda:mapDecisionResult="singleEntry"/>`,
};
const withForm = userTask('form', 'camunda:formKey="embedded:TEST" camunda:candidateGroups="rvt"');
const later = {
  id: 'later',
  xml: `<intermediateCatchEvent id="later"><timerEventDefinition id="t"><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>`,
};
const fails = {
  id: 'fails',
  xml: `<scriptTask id="fails" scriptFormat="feel" camunda:asyncBefore="true" camunda:resultVariable="x"><script>missing + 1</script></scriptTask>`,
};

let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const answer = await door.deploy({
    'level.dmn': dmn,
    'd.bpmn': bpmn(sequence('d', decide, withForm, later, externalTask('work', 'TEST'), userTask('last'))),
    'f.bpmn': bpmn(sequence('f', fails)),
  });
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
});
afterAll(() => door.close());

const get = async <Body>(path: string): Promise<Body> => {
  const answer = await admin.get<Body>(`/engine-rest${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.body;
};

type Row = Readonly<Record<string, unknown>>;

const start = async (key: string, variables: object = {}): Promise<string> =>
  (await admin.post<{ id: string }>(`/engine-rest/process-definition/key/${key}/start`, { variables })).body
    .id;

const doDueJobs = async (): Promise<void> => {
  for (const leased of await leaseJobs(door.ports, { owner: 'TEST', leaseMs: 60_000, max: 10 }))
    await executeJob(door.ports, leased);
};

const workOnce = async (instance: string, how: 'complete' | 'failure'): Promise<void> => {
  const fetched = await admin.post<{ id: string }[]>('/engine-rest/external-task/fetchAndLock', {
    workerId: 'w',
    maxTasks: 1,
    topics: [{ topicName: 'TEST', lockDuration: 1000, processInstanceId: instance }],
  });
  const id = fetched.body[0]?.id ?? '';
  const said = {
    workerId: 'w',
    errorMessage: 'no line',
    errorDetails: 'all of it',
    retries: 1,
    retryTimeout: 0,
  };
  expect((await admin.post(`/engine-rest/external-task/${id}/${how}`, said)).status).toBe(204);
};

/** Runs through everything up to the last task. */
const lived = async (): Promise<string> => {
  const instance = await start('d', { points: { value: 7 } });
  const [task] = await get<{ id: string }[]>(`/task?processInstanceId=${instance}`);
  await admin.post(`/engine-rest/task/${task?.id ?? ''}/complete`, {
    variables: { answer: { value: 'yes' }, points: { value: 8 } },
  });
  door.pass(3_600_000);
  await doDueJobs();
  await workOnce(instance, 'failure');
  door.pass(1000);
  await workOnce(instance, 'complete');
  await admin.delete(`/engine-rest/process-instance/${instance}/variables/answer`);
  return instance;
};

describe('what events tell', () => {
  let instance: string;
  beforeAll(async () => {
    instance = await lived();
  });

  it('is every value of a variable, and which came with a form', async () => {
    const details = await get<Row[]>(`/history/detail?processInstanceId=${instance}&variableUpdates=true`);
    expect(
      details.map(({ variableName, value, revision, initial }) => [variableName, value, revision, initial]),
    ).toEqual([
      ['points', 7, 0, true],
      ['level', 'HIGH', 0, true],
      ['answer', 'yes', 0, false],
      ['points', 8, 1, false],
    ]);
    const fields = await get<Row[]>(`/history/detail?processInstanceId=${instance}&formFields=true`);
    expect(fields.map(({ type, fieldId, fieldValue }) => [type, fieldId, fieldValue])).toEqual([
      ['formField', 'answer', 'yes'],
      ['formField', 'points', 8],
    ]);
    const [first] = details;
    expect(await get(`/history/detail/${encodeURIComponent(String(first?.['id']))}`)).toMatchObject({
      variableName: 'points',
    });
    expect(await get(`/history/detail/count?processInstanceId=${instance}&variableNameLike=po%25`)).toEqual({
      count: 3,
    });
  });

  it('is each variable as it was last, with those that are gone when asked', async () => {
    const names = async (more: string) =>
      (
        await get<Row[]>(
          `/history/variable-instance?processInstanceId=${instance}&sortBy=variableName&sortOrder=asc${more}`,
        )
      ).map(({ name, state }) => `${String(name)} ${String(state)}`);
    expect(await names('')).toEqual(['level CREATED', 'points CREATED']);
    expect(await names('&includeDeleted=true')).toEqual([
      'answer DELETED',
      'level CREATED',
      'points CREATED',
    ]);
    expect(await names('&variableName=POINTS&variableNamesIgnoreCase=true&variableValue=8')).toEqual([
      'points CREATED',
    ]);
    expect(await names('&variableName=points&variableValue=9')).toEqual([]);
    expect(await names('&variableTypeIn=string')).toEqual(['level CREATED']);
    expect((await admin.get('/engine-rest/history/variable-instance?variableValue=8')).status).toBe(400);
    expect(await get(`/history/variable-instance/${instance}.points`)).toMatchObject({
      value: 8,
      type: 'Integer',
    });
  });

  it('is what a decision looked at, which rule matched and what it answered', async () => {
    const asked = await get<Row[]>(
      `/history/decision-instance?processInstanceId=${instance}&includeInputs=true&includeOutputs=true`,
    );
    expect(asked).toMatchObject([
      {
        decisionDefinitionKey: 'level',
        decisionDefinitionName: 'Level',
        activityId: 'decide',
        inputs: [{ clauseId: 'points', clauseName: 'Points', value: 70 }],
        outputs: [{ ruleId: 'high', ruleOrder: 1, variableName: 'level', value: 'HIGH' }],
      },
    ]);
    const id = encodeURIComponent(String(asked[0]?.['id']));
    expect(await get(`/history/decision-instance/${id}`)).not.toHaveProperty('inputs');
  });

  it('is what became of jobs and external tasks, with what went wrong', async () => {
    const jobs = await get<Row[]>(`/history/job-log?processInstanceId=${instance}`);
    expect(
      jobs.map(({ activityId, creationLog, successLog }) => [activityId, creationLog, successLog]),
    ).toEqual([
      ['later', true, false],
      ['later', false, true],
    ]);
    const work = await get<Row[]>(
      `/history/external-task-log?processInstanceId=${instance}&sortBy=timestamp&sortOrder=asc`,
    );
    expect(
      work.map(({ creationLog, failureLog, successLog }) => [creationLog, failureLog, successLog]),
    ).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ]);
    const failed = work.find(({ failureLog }) => failureLog === true);
    expect(failed).toMatchObject({ workerId: 'w', topicName: 'TEST', errorMessage: 'no line', retries: 3 });
    const details = await admin.get(
      `/engine-rest/history/external-task-log/${String(failed?.['id'])}/error-details`,
    );
    expect(details.body).toBe('all of it');
  });

  it('is who could do a task, as drawn and by hand', async () => {
    const [task] = await get<{ id: string }[]>(`/task?processInstanceId=${instance}`);
    await admin.post(`/engine-rest/task/${task?.id ?? ''}/assignee`, { userId: 'rvt' });
    await admin.post(`/engine-rest/task/${task?.id ?? ''}/unclaim`, {});
    const links = await get<Row[]>(`/history/identity-link-log?taskId=${task?.id ?? ''}`);
    expect(links.map(({ type, userId, operationType }) => [type, userId, operationType])).toEqual([
      ['assignee', 'rvt', 'add'],
      ['assignee', 'rvt', 'delete'],
    ]);
    const groups = await get<Row[]>(`/history/identity-link-log?groupId=rvt&processDefinitionKey=d`);
    expect(groups).toMatchObject([{ type: 'candidate', operationType: 'add' }]);
  });
});

describe('history of what went wrong', () => {
  it('keeps each failed attempt, the incident, and that it was resolved or went with its instance', async () => {
    const instance = await start('f');
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await doDueJobs();
      door.pass(120_000);
    }
    const failures = await get<Row[]>(`/history/job-log?failureLog=true&processInstanceId=${instance}`);
    expect(failures.map(({ jobRetries, failedActivityId }) => [jobRetries, failedActivityId])).toEqual([
      [3, 'fails'],
      [2, 'fails'],
      [1, 'fails'],
    ]);
    const incidents = (more = '') => get<Row[]>(`/history/incident?processInstanceId=${instance}${more}`);
    expect(await incidents('&open=true')).toMatchObject([{ incidentType: 'failedJob', activityId: 'fails' }]);
    const jobId = String(failures[0]?.['jobId']);
    await admin.put(`/engine-rest/job/${jobId}/retries`, { retries: 1 });
    expect(await incidents('&resolved=true')).toHaveLength(1);
    await doDueJobs();
    expect(await incidents()).toHaveLength(2);
    await admin.delete(`/engine-rest/process-instance/${instance}`);
    expect((await incidents()).map(({ resolved, deleted, open }) => [resolved, deleted, open])).toEqual([
      [true, false, false],
      [false, true, false],
    ]);
  });
});

describe('a decision asked by itself', () => {
  it('is kept with who asked, and logged', async () => {
    await admin.post('/engine-rest/decision-definition/key/level/evaluate', {
      variables: { points: { value: 1 } },
    });
    const asked = await get<Row[]>(
      '/history/decision-instance?userId=admin&includeInputs=true&includeOutputs=true',
    );
    expect(asked).toMatchObject([
      {
        userId: 'admin',
        processInstanceId: null,
        inputs: [{ value: 10 }],
        outputs: [{ ruleId: 'low', value: 'LOW' }],
      },
    ]);
    expect(await get('/history/user-operation/count?operationType=Evaluate')).toEqual({ count: 1 });
  });
});

describe('an instance that was called', () => {
  it('tells of itself by its own name, which begins with that of its caller', async () => {
    const calls = {
      id: 'call',
      xml: `<callActivity id="call" calledElement="inner"><extensionElements><camunda:in variables="all"/></extensionElements></callActivity>`,
    };
    await door.deploy({
      'outer.bpmn': bpmn(sequence('outer', calls)),
      'inner.bpmn': bpmn(sequence('inner', userTask('in'))),
    });
    const outer = await start('outer', { kept: { value: 'TEST-inner' } });
    const [inner] = await get<{ id: string }[]>(`/process-instance?superProcessInstance=${outer}`);
    const id = inner?.id ?? '';
    const variables = await get<Row[]>(`/history/variable-instance?executionIdIn=${id}`);
    expect(variables).toMatchObject([{ name: 'kept', processInstanceId: id }]);
    const [detail] = await get<Row[]>(`/history/detail?processInstanceId=${id}`);
    expect(await get(`/history/detail/${encodeURIComponent(String(detail?.['id']))}`)).toMatchObject({
      processInstanceId: id,
    });
    await admin.delete(`/engine-rest/process-instance/${outer}`);
    expect((await admin.delete(`/engine-rest/history/variable-instance/${id}.kept`)).status).toBe(204);
    expect(await get(`/history/variable-instance/count?processInstanceId=${id}`)).toEqual({ count: 0 });
    expect(await get(`/history/variable-instance/count?processInstanceId=${outer}`)).toEqual({ count: 1 });
  });
});

describe('variables of an instance that has ended', () => {
  it('can be taken out of its history, down to the events; while it runs they cannot', async () => {
    const instance = await start('d', { points: { value: 3 }, secret: { value: 'TEST-private' } });
    const secret = `/engine-rest/history/variable-instance/${instance}.secret`;
    expect((await admin.delete(secret)).status).toBe(400);
    await admin.delete(`/engine-rest/process-instance/${instance}`);
    expect((await admin.delete(secret)).status).toBe(204);
    expect((await admin.delete(secret)).status).toBe(404);
    const batches = async () =>
      JSON.stringify(
        await door.ports.store.find('eventBatch', { where: [{ field: 'instanceId', is: instance }] }),
      );
    expect(await batches()).not.toContain('TEST-private');
    expect(await batches()).toContain('points');
    await admin.delete(`/engine-rest/history/process-instance/${instance}/variable-instances`);
    expect(await batches()).not.toContain('points');
  });
});
