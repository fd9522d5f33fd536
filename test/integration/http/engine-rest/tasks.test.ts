import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

interface Task {
  readonly id: string;
  readonly name: string;
  readonly assignee: string | null;
  readonly taskDefinitionKey: string;
}

interface Started {
  readonly id: string;
}

let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const answer = await door.deploy({
    'two.bpmn': bpmn(
      sequence(
        'two',
        userTask(
          'first',
          'camunda:candidateGroups="rvt,local-team" camunda:priority="7" camunda:formKey="F-TEST"',
        ),
        userTask('second', 'camunda:assignee="caseworker"'),
      ),
    ),
  });
  expect(answer.status).toBe(200);
});
afterAll(() => door.close());

const start = async (body: object = {}): Promise<string> => {
  const started = await admin.post<Started>('/engine-rest/process-definition/key/two/start', body);
  expect(started.status).toBe(200);
  return started.body.id;
};

const tasksOf = async (instance: string, more = ''): Promise<readonly Task[]> =>
  (await admin.get<Task[]>(`/engine-rest/task?processInstanceId=${instance}${more}`)).body;

const onlyTask = async (instance: string): Promise<Task> => {
  const [task] = await tasksOf(instance);
  if (!task) throw new Error('Expected an open task, but there is none');
  return task;
};

describe('an instance that is started', () => {
  it('answers itself, with its variables when asked', async () => {
    const { status, body } = await admin.post<Started>('/engine-rest/process-definition/key/two/start', {
      businessKey: 'B-1',
      variables: {
        n: { value: 7, type: 'Integer' },
        d: { value: '2027-01-11T10:00:00.000+0100', type: 'Date' },
      },
      withVariablesInReturn: true,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      links: [
        {
          method: 'GET',
          rel: 'self',
          href: expect.stringContaining(`/engine-rest/process-instance/${body.id}`),
        },
      ],
      businessKey: 'B-1',
      ended: false,
      suspended: false,
      variables: {
        n: { value: 7, type: 'Integer' },
        d: { value: '2027-01-11T09:00:00.000+0000', type: 'Date' },
      },
    });
    const found = await admin.get<Started[]>('/engine-rest/process-instance?businessKey=B-1');
    expect(found.body).toEqual([
      expect.objectContaining({ id: body.id, definitionKey: 'two', ended: false }),
    ]);
  });

  it.each([
    ['/engine-rest/process-definition/key/none/start', {}, 404],
    ['/engine-rest/process-definition/none:1:x/start', {}, 404],
    [
      '/engine-rest/process-definition/key/two/start',
      { variables: { n: { value: 'x', type: 'Integer' } } },
      400,
    ],
    ['/engine-rest/process-definition/key/two/start', { variables: [] }, 400],
    [
      '/engine-rest/process-definition/key/two/start',
      { startInstructions: [{ type: 'cancel', activityId: 'a' }] },
      400,
    ],
  ])('is refused at %s with %j', async (path, body, status) => {
    const answer = await admin.post(path, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual(
      expect.objectContaining({ type: expect.any(String), message: expect.any(String) }),
    );
  });
});

describe('a task', () => {
  it('is listed as Camunda lists it', async () => {
    const instance = await start({ businessKey: 'B-2' });
    const task = await onlyTask(instance);
    expect(task).toEqual({
      id: task.id,
      name: 'Task first',
      assignee: null,
      created: '2027-01-11T09:00:00.000+0000',
      due: null,
      followUp: null,
      lastUpdated: null,
      delegationState: null,
      description: null,
      executionId: task.id,
      owner: null,
      parentTaskId: null,
      priority: 7,
      processDefinitionId: expect.stringMatching(/^two:1:/),
      processInstanceId: instance,
      taskDefinitionKey: 'first',
      caseExecutionId: null,
      caseInstanceId: null,
      caseDefinitionId: null,
      suspended: false,
      formKey: 'F-TEST',
      camundaFormRef: null,
      tenantId: null,
    });
    expect((await admin.get(`/engine-rest/task/${task.id}`)).body).toEqual(task);
    expect((await admin.get(`/engine-rest/task/${task.id}/form`)).body).toMatchObject({ key: 'F-TEST' });
    expect((await admin.get(`/engine-rest/task/${task.id}/identity-links`)).body).toEqual([
      { userId: null, groupId: 'rvt', type: 'candidate' },
      { userId: null, groupId: 'local-team', type: 'candidate' },
    ]);
  });

  it.each([
    ['candidateGroup=rvt', 1],
    ['candidateGroup=manager', 0],
    ['candidateGroups=manager,local-team', 1],
    ['candidateUser=rvt', 1],
    ['candidateUser=caseworker', 1],
    ['candidateUser=manager', 0],
    ['candidateUser=nobody-known', 0],
    ['unassigned=true', 1],
    ['assigned=true', 0],
    ['taskDefinitionKey=first&name=Task%20first', 1],
    ['nameLike=task%25', 1],
    ['taskDefinitionKeyIn=second,first', 1],
    ['processDefinitionKey=two&processInstanceBusinessKey=B-3', 1],
    ['processInstanceBusinessKeyLike=B%25', 1],
    ['minPriority=7&maxPriority=7', 1],
    ['minPriority=8', 0],
    ['createdAfter=2027-01-11T08:00:00.000%2B0000&createdBefore=2027-01-11T23:00:00.000%2B0000', 1],
    ['dueBefore=2030-01-01T00:00:00.000%2B0000', 0],
    ['withoutDueDate=true&active=true', 1],
    ['suspended=true', 0],
    ['firstResult=1', 0],
  ])('is found by %s: %d', async (filter, count) => {
    const instance = await start({ businessKey: 'B-3' });
    expect(await tasksOf(instance, `&${filter}`)).toHaveLength(count);
  });

  it('is found by a body as well, counted, sorted and paged', async () => {
    const [one, other] = [await start({ businessKey: 'B-4' }), await start({ businessKey: 'B-4' })];
    const asked = {
      processInstanceBusinessKey: 'B-4',
      sorting: [{ sortBy: 'instanceId', sortOrder: 'desc' }],
    };
    const found = await admin.post<{ processInstanceId: string }[]>('/engine-rest/task?maxResults=1', asked);
    expect(found.body.map(({ processInstanceId }) => processInstanceId)).toEqual([one > other ? one : other]);
    expect((await admin.post('/engine-rest/task/count', asked)).body).toEqual({ count: 2 });
    expect((await admin.get('/engine-rest/task/count?processInstanceBusinessKey=B-4')).body).toEqual({
      count: 2,
    });
  });

  it('is claimed by one, given back, and assigned by decision', async () => {
    const { id } = await onlyTask(await start());
    expect((await admin.post(`/engine-rest/task/${id}/claim`, { userId: 'rvt' })).status).toBe(204);
    expect((await admin.post(`/engine-rest/task/${id}/claim`, { userId: 'rvt' })).status).toBe(204);
    const refused = await admin.post(`/engine-rest/task/${id}/claim`, { userId: 'rvt2' });
    expect([refused.status, refused.body]).toEqual([
      409,
      expect.objectContaining({ type: 'TaskAlreadyClaimedException' }),
    ]);
    const listed = await admin.get(`/engine-rest/task?taskId=${id}&candidateGroup=rvt`);
    expect(listed.body).toEqual([]);
    const included = await admin.get(
      `/engine-rest/task?taskId=${id}&candidateGroup=rvt&includeAssignedTasks=true`,
    );
    expect(included.body).toHaveLength(1);
    await admin.post(`/engine-rest/task/${id}/unclaim`);
    await admin.post(`/engine-rest/task/${id}/assignee`, { userId: 'rvt2' });
    expect((await admin.get(`/engine-rest/task/${id}`)).body).toMatchObject({ assignee: 'rvt2' });
    await admin.post(`/engine-rest/task/${id}/assignee`, { userId: null });
    expect((await admin.get(`/engine-rest/task/${id}`)).body).toMatchObject({ assignee: null });
  });

  it('is completed once, and the instance goes on with what came of it', async () => {
    const instance = await start({ variables: { a: { value: 1, type: 'Integer' } } });
    const first = await onlyTask(instance);
    const completed = await admin.post(`/engine-rest/task/${first.id}/complete`, {
      variables: { b: { value: 'x', type: 'String' } },
      withVariablesInReturn: true,
    });
    expect([completed.status, completed.body]).toEqual([
      200,
      { a: { value: 1, type: 'Integer', valueInfo: {} }, b: { value: 'x', type: 'String', valueInfo: {} } },
    ]);
    expect((await admin.post(`/engine-rest/task/${first.id}/complete`)).status).toBe(409);
    const second = await onlyTask(instance);
    expect(second).toMatchObject({ taskDefinitionKey: 'second', assignee: 'caseworker' });
    expect((await admin.post(`/engine-rest/task/${second.id}/complete`)).status).toBe(204);
    expect((await admin.get(`/engine-rest/process-instance/${instance}`)).status).toBe(404);
    const history = await admin.get(`/engine-rest/history/process-instance/${instance}`);
    expect(history.body).toMatchObject({ state: 'COMPLETED', endTime: '2027-01-11T09:00:00.000+0000' });
  });

  it('completed by two at once is completed by one', async () => {
    const { id } = await onlyTask(await start());
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => admin.post(`/engine-rest/task/${id}/complete`)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect(statuses.every((status) => [204, 409].includes(status))).toBe(true);
  });

  it('keeps variables of its own apart from those of the instance', async () => {
    const instance = await start({ variables: { a: { value: 1 } } });
    const { id } = await onlyTask(instance);
    const local = await admin.post(`/engine-rest/task/${id}/localVariables`, {
      modifications: { mine: { value: true, type: 'Boolean' } },
    });
    expect(local.status).toBe(204);
    expect((await admin.get(`/engine-rest/task/${id}/localVariables`)).body).toEqual({
      mine: { value: true, type: 'Boolean', valueInfo: {} },
    });
    expect(Object.keys((await admin.get<object>(`/engine-rest/task/${id}/variables`)).body).sort()).toEqual([
      'a',
      'mine',
    ]);
    expect((await admin.get(`/engine-rest/process-instance/${instance}/variables`)).body).not.toHaveProperty(
      'mine',
    );
    const form = await admin.get<object>(`/engine-rest/task/${id}/form-variables?variableNames=a`);
    expect(Object.keys(form.body)).toEqual(['a']);
  });

  it('of an instance on hold cannot be completed', async () => {
    const instance = await start();
    const { id } = await onlyTask(instance);
    await admin.put(`/engine-rest/process-instance/${instance}/suspended`, { suspended: true });
    const refused = await admin.post(`/engine-rest/task/${id}/complete`);
    expect([refused.status, refused.body]).toEqual([
      409,
      expect.objectContaining({ type: 'SuspendedEntityInteractionException' }),
    ]);
    await admin.put(`/engine-rest/process-instance/${instance}/suspended`, { suspended: false });
    expect((await admin.post(`/engine-rest/task/${id}/complete`)).status).toBe(204);
  });
});

describe('the variables of an instance', () => {
  it('are read, set, changed together and removed', async () => {
    const instance = await start({ variables: { a: { value: 1 }, b: { value: 2 } } });
    const path = `/engine-rest/process-instance/${instance}/variables`;
    expect((await admin.put(`${path}/c`, { value: '[1]', type: 'Json' })).status).toBe(204);
    expect((await admin.get(`${path}/c`)).body).toEqual({ value: '[1]', type: 'Json', valueInfo: {} });
    await admin.post(path, { modifications: { a: { value: 9 } }, deletions: ['b'] });
    expect((await admin.get(`${path}/a`)).body).toMatchObject({ value: 9 });
    expect((await admin.get(`${path}/b`)).status).toBe(404);
    expect((await admin.delete(`${path}/a`)).status).toBe(204);
    expect(Object.keys((await admin.get<object>(path)).body)).toEqual(['c']);
  });

  it('of an instance that is not there are not there', async () => {
    expect((await admin.get('/engine-rest/process-instance/none/variables')).status).toBe(404);
    expect(
      (await admin.post('/engine-rest/process-instance/none/variables', { modifications: {} })).status,
    ).toBe(404);
  });
});

describe('an instance that is deleted', () => {
  it('leaves nothing open behind', async () => {
    const instance = await start();
    expect((await admin.delete(`/engine-rest/process-instance/${instance}`)).status).toBe(204);
    expect(await tasksOf(instance)).toEqual([]);
    expect((await admin.delete(`/engine-rest/process-instance/${instance}`)).status).toBe(404);
    expect(
      (await admin.delete(`/engine-rest/process-instance/${instance}?failIfNotExists=false`)).status,
    ).toBe(204);
    const history = await admin.get(`/engine-rest/history/process-instance/${instance}`);
    expect(history.body).toMatchObject({ state: 'EXTERNALLY_TERMINATED' });
  });
});
