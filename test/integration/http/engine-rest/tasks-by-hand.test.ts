import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

type Task = Readonly<Record<string, unknown>> & { readonly id: string };

let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  await door.deploy({ 'one.bpmn': bpmn(sequence('one', userTask('only', 'camunda:assignee="admin"'))) });
});
afterAll(() => door.close());

const create = async (task: object): Promise<void> => {
  expect((await admin.post('/engine-rest/task/create', task)).status).toBe(204);
};

const taskOf = async (id: string): Promise<Task> => (await admin.get<Task>(`/engine-rest/task/${id}`)).body;

const processTask = async (): Promise<Task> => {
  const started = await admin.post<{ id: string }>('/engine-rest/process-definition/key/one/start');
  const [task] = (await admin.get<Task[]>(`/engine-rest/task?processInstanceId=${started.body.id}`)).body;
  if (!task) throw new Error('Expected an open task');
  return task;
};

describe('a task made by hand', () => {
  it('is listed, changed, given variables, completed and remembered', async () => {
    await create({
      id: 'by-hand-1',
      name: 'Call back',
      description: 'About the letter',
      assignee: 'caseworker',
      priority: 30,
      due: '2027-02-01T12:00:00.000+0100',
    });
    expect(await taskOf('by-hand-1')).toMatchObject({
      name: 'Call back',
      assignee: 'caseworker',
      priority: 30,
      due: '2027-02-01T11:00:00.000+0000',
      processInstanceId: null,
      processDefinitionId: null,
      taskDefinitionKey: null,
      executionId: null,
      lastUpdated: null,
    });
    const update = { name: 'Call back today', assignee: 'caseworker', priority: 40 };
    expect((await admin.put('/engine-rest/task/by-hand-1', update)).status).toBe(204);
    expect(await taskOf('by-hand-1')).toMatchObject({
      name: 'Call back today',
      description: null,
      due: null,
      lastUpdated: '2027-01-11T09:00:00.000+0000',
    });
    const value = { value: 'ABC', type: 'String' };
    expect((await admin.put('/engine-rest/task/by-hand-1/variables/code', value)).status).toBe(204);
    expect((await admin.get('/engine-rest/task/by-hand-1/localVariables')).body).toEqual({
      code: { type: 'String', value: 'ABC', valueInfo: {} },
    });
    const found = await admin.post<Task[]>('/engine-rest/task', {
      taskVariables: [{ name: 'code', operator: 'eq', value: 'ABC' }],
    });
    expect(found.body.map(({ id }) => id)).toEqual(['by-hand-1']);
    expect((await admin.delete('/engine-rest/task/by-hand-1/variables/code')).status).toBe(204);
    expect((await admin.get('/engine-rest/task/by-hand-1/variables/code')).status).toBe(404);
    expect((await admin.post('/engine-rest/task/by-hand-1/complete')).status).toBe(204);
    expect((await admin.get('/engine-rest/task/by-hand-1')).status).toBe(404);
    const past = await admin.get<Task[]>('/engine-rest/history/task?taskId=by-hand-1');
    expect(past.body).toEqual([
      expect.objectContaining({ assignee: 'caseworker', deleteReason: 'completed', processInstanceId: null }),
    ]);
    expect((await admin.post('/engine-rest/task/create', { id: 'by-hand-1' })).status).toBe(409);
  });

  it('ends with the one it was made under', async () => {
    const above = await processTask();
    await create({ id: 'under-1', parentTaskId: above.id });
    await create({ id: 'under-2', parentTaskId: 'under-1' });
    const under = await admin.get<Task[]>(`/engine-rest/task?parentTaskId=${above.id}`);
    expect(under.body.map(({ id, parentTaskId }) => [id, parentTaskId])).toEqual([['under-1', above.id]]);
    expect((await admin.put('/engine-rest/task/under-1', { parentTaskId: 'under-2' })).status).toBe(409);
    expect((await admin.post(`/engine-rest/task/${above.id}/complete`)).status).toBe(204);
    const left = await admin.get<{ count: number }>('/engine-rest/task/count?taskIdIn=under-1,under-2');
    expect(left.body.count).toBe(0);
  });

  it('can be deleted, and a task of a process cannot', async () => {
    await create({ id: 'gone' });
    expect((await admin.delete('/engine-rest/task/gone')).status).toBe(204);
    expect((await admin.delete('/engine-rest/task/gone')).status).toBe(409);
    const { id } = await processTask();
    const refused = await admin.delete<{ message: string }>(`/engine-rest/task/${id}`);
    expect(refused.status).toBe(409);
    expect(refused.body.message).toContain('part of a running process');
  });

  it.each([
    [{ id: 'a.1' }],
    [{ id: '__proto__ x' }],
    [{ parentTaskId: 'nobody' }],
    [{ tenantId: 't' }],
    [{ delegationState: 'perhaps' }],
    [{ due: 'soon' }],
    [{ name: 'x'.repeat(4001) }],
  ])('is refused as %j', async (task) => {
    const { status } = await admin.post('/engine-rest/task/create', task);
    expect([400, 404, 409]).toContain(status);
  });

  it('throws no error into a process it does not have', async () => {
    await create({ id: 'alone' });
    const { status } = await admin.post('/engine-rest/task/alone/bpmnError', { errorCode: 'E' });
    expect(status).toBe(409);
  });
});

describe('a delegated task', () => {
  it('is resolved before its owner completes it', async () => {
    const { id } = await processTask();
    const at = (rest: string) => `/engine-rest/task/${id}/${rest}`;
    expect((await admin.post(at('delegate'), {})).status).toBe(400);
    expect((await admin.post(at('delegate'), { userId: 'caseworker' })).status).toBe(204);
    expect(await taskOf(id)).toMatchObject({
      owner: 'admin',
      assignee: 'caseworker',
      delegationState: 'PENDING',
    });
    const pending = await admin.get<Task[]>('/engine-rest/task?delegationState=pending');
    expect(pending.body.map((task) => task.id)).toEqual([id]);
    expect((await admin.post(at('complete'))).status).toBe(409);
    const variables = { found: { value: true, type: 'Boolean' } };
    expect((await admin.post(at('resolve'), { variables })).status).toBe(204);
    expect(await taskOf(id)).toMatchObject({ assignee: 'admin', delegationState: 'RESOLVED' });
    expect((await admin.get(at('variables/found'))).body).toMatchObject({ value: true });
    expect((await admin.post(at('complete'))).status).toBe(204);
  });
});

describe('who has to do with a task', () => {
  it('is linked and unlinked by type', async () => {
    const { id } = await processTask();
    const links = `/engine-rest/task/${id}/identity-links`;
    for (const link of [
      { groupId: 'rvt', type: 'candidate' },
      { userId: 'caseworker', type: 'candidate' },
      { userId: 'lead', type: 'owner' },
    ])
      expect((await admin.post(links, link)).status).toBe(204);
    expect((await admin.get(links)).body).toEqual([
      { userId: 'admin', groupId: null, type: 'assignee' },
      { userId: 'lead', groupId: null, type: 'owner' },
      { userId: 'caseworker', groupId: null, type: 'candidate' },
      { userId: null, groupId: 'rvt', type: 'candidate' },
    ]);
    const counts = await admin.get('/engine-rest/task/report/candidate-group-count');
    expect(counts.body).toContainEqual({ groupName: 'rvt', taskCount: 1 });
    expect((await admin.post(`${links}/delete`, { groupId: 'rvt', type: 'candidate' })).status).toBe(204);
    expect((await admin.post(`${links}/delete`, { userId: 'admin', type: 'assignee' })).status).toBe(204);
    expect((await taskOf(id))['assignee']).toBeNull();
    const involved = await admin.get<Task[]>('/engine-rest/task?involvedUser=lead');
    expect(involved.body.map((task) => task.id)).toEqual([id]);
  });

  it.each([
    [{ type: 'candidate' }],
    [{ userId: 'a', groupId: 'b', type: 'candidate' }],
    [{ groupId: 'b', type: 'owner' }],
    [{ userId: 'a', type: 'friend' }],
  ])('is refused as %j', async (link) => {
    const { id } = await processTask();
    expect((await admin.post(`/engine-rest/task/${id}/identity-links`, link)).status).toBe(400);
  });
});

describe('comments', () => {
  it('are written beside a task, read with its process, changed and taken away', async () => {
    const task = await processTask();
    const path = `/engine-rest/task/${task.id}/comment`;
    expect((await admin.post(`${path}/create`, { message: '' })).status).toBe(400);
    const made = await admin.post<{ id: string }>(`${path}/create`, { message: 'Not at home' });
    expect(made.body).toMatchObject({ message: 'Not at home', userId: 'admin', taskId: task.id });
    const flagged = await admin.get<Task>(`/engine-rest/task/${task.id}?withCommentAttachmentInfo=true`);
    expect(flagged.body).toMatchObject({ comment: true, attachment: false });
    const change = { id: made.body.id, message: 'At home' };
    expect((await admin.put(path, change)).status).toBe(204);
    expect((await admin.get(`${path}/${made.body.id}`)).body).toMatchObject({ message: 'At home' });
    expect((await admin.post(`/engine-rest/task/${task.id}/complete`)).status).toBe(204);
    const ofInstance = `/engine-rest/process-instance/${String(task['processInstanceId'])}/comment`;
    expect((await admin.get(ofInstance)).body).toMatchObject([{ message: 'At home' }]);
    expect((await admin.delete(`/engine-rest/task/other/comment/${made.body.id}`)).status).toBe(404);
    expect((await admin.delete(`${path}/${made.body.id}`)).status).toBe(204);
    expect((await admin.get(path)).body).toEqual([]);
    expect((await admin.get('/engine-rest/task/nobody/comment')).status).toBe(404);
  });
});
