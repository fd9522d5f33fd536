import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client, Reply } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const api = '/engine-rest/filter';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  await door.deploy({
    't.bpmn': bpmn(
      sequence('t', userTask('mine', 'camunda:assignee="admin"'), userTask('theirs', 'camunda:assignee="x"')),
    ),
  });
  for (const amount of [1, 2, 3])
    await admin.post('/engine-rest/process-definition/key/t/start', {
      variables: { amount: { value: amount } },
    });
});
afterAll(() => door.close());

const create = (body: object): Promise<Reply<Row>> =>
  admin.post<Row>(`${api}/create`, { resourceType: 'Task', ...body });
const about = (name: string, value: number, operator = 'eq') => ({ name, value, operator });

describe('a filter', () => {
  it('keeps a question about tasks and asks it', async () => {
    const query = { assigneeExpression: '${currentUser()}', processVariables: [about('amount', 1, 'gt')] };
    const properties = { color: '#112233', priority: 5 };
    const created = await create({ name: 'Mine', owner: 'admin', query, properties });
    expect(created).toMatchObject({
      status: 200,
      body: { resourceType: 'Task', name: 'Mine', owner: 'admin', query, properties },
    });
    const at = `${api}/${created.body.id}`;
    expect((await admin.get(`${at}?itemCount=true`)).body).toEqual({ ...created.body, itemCount: 2 });
    expect((await admin.get(at)).body).toEqual(created.body);
    expect((await admin.get<Row[]>(`${at}/list`)).body).toHaveLength(2);
    expect((await admin.get<Row[]>(`${at}/list?maxResults=1`)).body).toHaveLength(1);
    expect((await admin.get(`${at}/count`)).body).toEqual({ count: 2 });
    expect((await admin.get(`${at}/singleResult`)).status).toBe(400);
  });

  it('is made narrower by a query on top of it', async () => {
    const { id } = (await create({ name: 'Some', query: { processVariables: [about('amount', 1, 'gt')] } }))
      .body;
    const narrower = { processVariables: [about('amount', 2)] };
    expect((await admin.post(`${api}/${id}/count`, narrower)).body).toEqual({ count: 1 });
    expect((await admin.post<Row[]>(`${api}/${id}/list`, narrower)).body).toHaveLength(1);
    expect((await admin.post(`${api}/${id}/singleResult`, narrower)).body).toMatchObject({
      assignee: 'admin',
    });
    expect((await admin.post(`${api}/${id}/singleResult`, { assignee: 'nobody' })).status).toBe(204);
    expect((await admin.post(`${api}/${id}/list`, { processVariables: [{ name: 5 }] })).status).toBe(400);
  });

  it('is refused where the task list would refuse its query', async () => {
    for (const query of [
      { sorting: [{ sortBy: 'nothing', sortOrder: 'asc' }] },
      { processVariables: 'all' },
      { createdAfter: 'yesterday' },
      { orQueries: { assignee: 'x' } },
      { tenantIdIn: ['a'] },
    ])
      expect([query, (await create({ name: 'Bad', query })).status]).toEqual([query, 400]);
    expect((await create({ query: {} })).body).toMatchObject({ type: 'InvalidRequestException' });
    expect((await create({ name: 'x'.repeat(300), query: {} })).status).toBe(400);
    expect((await create({ name: 'x', query: {}, properties: { long: 'x'.repeat(100_001) } })).status).toBe(
      400,
    );
    const other = await admin.post(`${api}/create`, { resourceType: 'Job', name: 'x', query: {} });
    expect(other.body).toMatchObject({
      message: "Unable to create filter with invalid resource type 'Job'",
    });
  });

  it('is refused with names that mean harm', async () => {
    const body = `{"resourceType":"Task","name":"Odd","query":{"__proto__":{"assignee":"x"},"constructor":"y"},"properties":{"__proto__":{"polluted":true}}}`;
    const answer = await fetch(`${door.url}${api}/create`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}`,
        'content-type': 'application/json',
      },
      body,
    });
    expect(answer.status).toBe(422);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((await admin.get<Row[]>('/engine-rest/task?assignee=admin')).body).toHaveLength(3);
  });

  it('is listed, changed and taken away', async () => {
    const { id } = (await create({ name: 'Later', owner: 'somebody', query: { assignee: 'x' } })).body;
    const named = await admin.get<Row[]>(`${api}?nameLike=Lat%25&owner=somebody&sortBy=name&sortOrder=asc`);
    expect(named.body.map((one) => one.id)).toEqual([id]);
    expect((await admin.get(`${api}/count?name=Later`)).body).toEqual({ count: 1 });
    expect((await admin.get(`${api}/count?resourceType=Job`)).body).toEqual({ count: 0 });
    const changed = { name: 'Now', query: { assignee: 'admin' }, properties: {} };
    expect((await admin.put(`${api}/${id}`, changed)).status).toBe(204);
    expect((await admin.get(`${api}/${id}?itemCount=true`)).body).toMatchObject({
      ...changed,
      owner: null,
      itemCount: 3,
    });
    expect((await admin.put(`${api}/${id}`, { ...changed, resourceType: 'Job' })).status).toBe(400);
    expect((await admin.delete(`${api}/${id}`)).status).toBe(204);
    for (const path of [`${api}/${id}`, `${api}/${id}/list`, `${api}/${id}/count`])
      expect((await admin.get(path)).body).toMatchObject({
        type: 'InvalidRequestException',
        message: `Filter with id '${id}' does not exist.`,
      });
    expect((await admin.delete(`${api}/${id}`)).status).toBe(404);
  });

  it('says by links what may be done with it', async () => {
    const { id } = (await create({ name: 'Linked', query: {} })).body;
    const answer = await fetch(`${door.url}${api}/${id}`, {
      method: 'OPTIONS',
      headers: { authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}` },
    });
    const { links } = (await answer.json()) as { links: object[] };
    expect(links).toContainEqual({ method: 'POST', href: `${door.url}${api}/${id}/list`, rel: 'list' });
  });
});
