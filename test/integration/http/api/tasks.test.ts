import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

interface Task {
  readonly id: string;
  readonly version: number;
  readonly assignee?: object;
}

let door: TestDoor;
let caseworker: Client;
beforeAll(async () => {
  door = await openDoor();
  caseworker = door.as('caseworker');
  const candidates = 'camunda:candidateGroups="local-team"';
  const xml = bpmn(sequence('p', userTask('work', candidates), userTask('after', candidates)));
  expect((await door.deploy({ 'p.bpmn': xml })).status).toBe(200);
});
afterAll(() => door.close());

/** A task of a process of its own, for the local team. */
const newTask = async (): Promise<string> => {
  const admin = door.as('admin');
  const started = await admin.post<{ id: string }>('/engine-rest/process-definition/key/p/start');
  const tasks = await admin.get<Task[]>(`/engine-rest/task?processInstanceId=${started.body.id}`);
  return tasks.body[0]?.id ?? '';
};

describe('a task in the list of a caseworker', () => {
  it('is there for those who may take it', async () => {
    const id = await newTask();
    const mine = await caseworker.get<{ items: Task[] }>('/api/v1/tasks');
    expect(mine.body.items.map((task) => task.id)).toContain(id);
    expect((await door.as('manager').get(`/api/v1/tasks/${id}`)).status).toBe(403);
  });

  it('takes no draft and no answer of more than 1 MB', async () => {
    const path = `/api/v1/tasks/${await newTask()}`;
    const data = { long: 'x'.repeat(1024 * 1024) };
    for (const refused of [
      await caseworker.put(`${path}/draft`, { data }),
      await caseworker.post(`${path}/complete`, { data }),
    ])
      expect([refused.status, refused.body]).toEqual([
        422,
        expect.objectContaining({ code: 'request-invalid' }),
      ]);
    expect((await caseworker.get(path)).body).not.toHaveProperty('draft');
  });

  it('is taken only in the version that was seen', async () => {
    const path = `/api/v1/tasks/${await newTask()}`;
    const etag = (await caseworker.get(path)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"\d+"$/);
    const taken = await caseworker.post(`${path}/claim`, {}, { 'if-match': etag });
    expect(taken.status).toBe(200);
    const stale = await caseworker.post(`${path}/unclaim`, {}, { 'if-match': etag });
    expect([stale.status, stale.body]).toEqual([412, expect.objectContaining({ code: 'version-mismatch' })]);
    const unreadable = await caseworker.post(`${path}/unclaim`, {}, { 'if-match': 'x' });
    expect([unreadable.status, unreadable.body]).toEqual([
      400,
      expect.objectContaining({ code: 'if-match-invalid' }),
    ]);
    const fresh = (await caseworker.get(path)).headers.get('etag') ?? '';
    expect(fresh).not.toBe(etag);
    expect((await caseworker.post(`${path}/unclaim`, {}, { 'if-match': fresh })).status).toBe(200);
    const late = await door.as('caseworker2').post(`${path}/claim`, {}, { 'if-match': fresh });
    expect(late.status).toBe(412);
  });

  it('that somebody else has cannot be taken or completed', async () => {
    const path = `/api/v1/tasks/${await newTask()}`;
    expect((await caseworker.post(`${path}/claim`)).status).toBe(200);
    for (const verb of ['claim', 'complete']) {
      const refused = await door.as('caseworker2').post(`${path}/${verb}`, { data: {} });
      expect([refused.status, refused.body]).toEqual([
        409,
        expect.objectContaining({ code: 'ASSIGNED_TO_OTHER' }),
      ]);
    }
  });

  it('for another role is refused', async () => {
    const refused = await door.as('crisis').post(`/api/v1/tasks/${await newTask()}/claim`);
    expect([refused.status, refused.body]).toEqual([403, expect.objectContaining({ code: 'NOT_CANDIDATE' })]);
  });

  it('keeps what was typed, and is gone once it is completed', async () => {
    const path = `/api/v1/tasks/${await newTask()}`;
    await caseworker.post(`${path}/claim`);
    expect((await caseworker.put(`${path}/draft`, { data: { note: 'half' } })).status).toBe(200);
    const completed = await caseworker.post(`${path}/complete`, { data: {} }, { 'idempotency-key': path });
    expect(completed.status).toBe(200);
    const again = await caseworker.post(`${path}/complete`, { data: {} }, { 'idempotency-key': path });
    expect([again.status, again.body]).toEqual([200, completed.body]);
    const other = await caseworker.post(`${path}/complete`, { data: {} });
    expect([other.status, other.body]).toEqual([409, expect.objectContaining({ code: 'task-not-open' })]);
  });
});
