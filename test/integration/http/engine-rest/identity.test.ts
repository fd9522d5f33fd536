import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const api = '/engine-rest';
let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
});
afterAll(() => door.close());

describe('people', () => {
  it('are listed with their roles as groups, and kept elsewhere', async () => {
    expect((await admin.get(`${api}/user?id=admin`)).body).toMatchObject([{ id: 'admin' }]);
    const team = await admin.get<{ id: string }[]>(`${api}/user?memberOfGroup=app-admin`);
    expect(team.body.map(({ id }) => id)).toEqual(['admin']);
    expect((await admin.get(`${api}/user/admin/profile`)).body).toMatchObject({ id: 'admin' });
    expect((await admin.get(`${api}/user/none/profile`)).status).toBe(404);
    expect((await admin.get(`${api}/group?member=admin`)).body).toEqual([
      { id: 'app-admin', name: 'app-admin', type: 'role' },
    ]);
    expect((await admin.get(`${api}/group/app-admin`)).status).toBe(200);
    expect((await admin.get(`${api}/group/none`)).status).toBe(404);
    expect((await admin.get(`${api}/identity/groups?userId=admin`)).body).toMatchObject({
      groups: [{ id: 'app-admin' }],
      groupUsers: [{ id: 'admin' }],
    });
    expect((await admin.post(`${api}/user/create`, {})).status).toBe(501);
    const check = `${api}/authorization/check?permissionName=READ&resourceName=user&resourceType=1`;
    expect((await admin.get(check)).body).toMatchObject({ isAuthorized: true });
  });
});

describe('groups', () => {
  it('are asked for by a body as well, by parts of their names', async () => {
    const all = (await admin.get<{ id: string }[]>(`${api}/group`)).body.map(({ id }) => id);
    const [first = ''] = all;
    expect((await admin.post(`${api}/group`, { idIn: [first, 'none'] })).body).toEqual([
      { id: first, name: first, type: 'role' },
    ]);
    expect((await admin.post(`${api}/group/count`, {})).body).toEqual({ count: all.length });
    expect((await admin.get(`${api}/group/count?nameLike=${first.slice(0, 2)}%25`)).body).not.toEqual({
      count: 0,
    });
    expect((await admin.get(`${api}/group?type=WORKFLOW`)).body).toEqual([]);
    expect((await admin.get(`${api}/identity/password-policy`)).status).toBe(404);
  });
});

describe('statistics of a definition', () => {
  it('count how often each element was visited and how that ended', async () => {
    await door.deploy({ 's.bpmn': bpmn(sequence('s', userTask('first'), userTask('second'))) });
    const ids: string[] = [];
    for (let number = 0; number < 2; number += 1)
      ids.push((await admin.post<{ id: string }>(`${api}/process-definition/key/s/start`, {})).body.id);
    await admin.delete(`${api}/process-instance/${ids[0] ?? ''}`);
    const [definition] = (await admin.get<{ id: string }[]>(`${api}/process-definition?key=s`)).body;
    const counted = await admin.get(
      `${api}/history/process-definition/${definition?.id ?? ''}/statistics?canceled=true&finished=true`,
    );
    expect(counted.body).toMatchObject([
      { id: 'first', instances: 1, canceled: 1, finished: 1 },
      { id: 'start', instances: 0, canceled: 0, finished: 2 },
    ]);
    expect((await admin.get(`${api}/history/process-definition/none/statistics`)).status).toBe(404);
  });
});

describe('what roles may do', () => {
  const rows = async (query: string) =>
    (await admin.get<{ groupId: string; permissions: string[] }[]>(`${api}/authorization${query}`)).body;

  it('is listed as grants to groups, and cannot be changed here', async () => {
    expect(await rows('?resourceType=6')).toMatchObject([
      { groupId: 'app-admin', permissions: ['ALL'], type: 1, userId: null, resourceId: '*' },
      { groupId: 'process-designer', permissions: ['READ'] },
    ]);
    expect(await rows('?resourceType=7')).toMatchObject([{ groupId: 'app-admin' }]);
    expect(await rows('?userIdIn=admin')).toEqual([]);
    expect(await rows('?groupIdIn=process-designer&firstResult=1&maxResults=1')).toHaveLength(1);
    const count = await admin.get(`${api}/authorization/count?groupIdIn=process-designer`);
    expect(count.body).toEqual({ count: 4 });
    expect((await admin.get(`${api}/authorization/app-admin-task`)).body).toMatchObject({ resourceType: 7 });
    expect((await admin.get(`${api}/authorization/none`)).status).toBe(404);
    expect((await admin.post(`${api}/authorization/create`, {})).status).toBe(501);
  });
});
