import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

interface Task {
  readonly id: string;
  readonly processInstanceId: string;
  readonly name: string;
}

let door: TestDoor;
let admin: Client;
const instances: Record<string, string> = {};

const start = async (name: string, variables: object): Promise<void> => {
  const started = await admin.post<{ id: string }>('/engine-rest/process-definition/key/asked/start', {
    businessKey: name,
    variables,
  });
  expect(started.status).toBe(200);
  instances[name] = started.body.id;
};

const integer = (value: number) => ({ value, type: 'Integer' });

beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const model = sequence('asked', userTask('look', 'camunda:candidateGroups="rvt" camunda:dueDate="P2D"'));
  expect((await door.deploy({ 'asked.bpmn': bpmn(model) })).status).toBe(200);
  await start('A', { amount: integer(5), town: { value: 'Delft' }, rush: { value: true } });
  await start('B', {
    amount: integer(10),
    town: { value: 'Den Haag' },
    since: { value: '2027-01-01T00:00:00.000+0100', type: 'Date' },
  });
  await start('C', { amount: { value: 7.5, type: 'Double' }, town: { value: null } });
});
afterAll(() => door.close());

const keys = async (query: object, more = ''): Promise<readonly string[]> => {
  const { status, body } = await admin.post<Task[]>(`/engine-rest/task${more}`, query);
  expect(status).toBe(200);
  const names = new Map(Object.entries(instances).map(([name, id]) => [id, name]));
  return body.map(({ processInstanceId }) => names.get(processInstanceId) ?? processInstanceId);
};

const asked = (name: string, operator: string, value: unknown) => ({
  processVariables: [{ name, operator, value }],
  sorting: [
    { sortBy: 'processVariable', sortOrder: 'asc', parameters: { variable: 'amount', type: 'Integer' } },
  ],
});

describe('tasks asked for by values of process variables', () => {
  it.each([
    ['amount', 'eq', 5, ['A']],
    ['amount', 'eq', '5', []],
    ['amount', 'neq', 5, ['C', 'B']],
    ['amount', 'gt', 5, ['C', 'B']],
    ['amount', 'gteq', 7.5, ['C', 'B']],
    ['amount', 'lt', 7.5, ['A']],
    ['amount', 'lteq', 7.5, ['A', 'C']],
    ['town', 'like', 'De%', ['A', 'B']],
    ['town', 'like', 'de%', []],
    ['town', 'notLike', '%H%', ['A']],
    ['town', 'eq', null, ['C']],
    ['town', 'neq', null, ['A', 'B']],
    ['rush', 'eq', true, ['A']],
    ['since', 'lt', '2027-01-02T00:00:00.000+0000', ['B']],
    ['since', 'eq', '2026-12-31T23:00:00.000+0000', ['B']],
    ['absent', 'neq', 1, []],
    ['constructor', 'neq', 1, []],
  ])('%s %s %j gives %j', async (name, operator, value, expected) => {
    expect(await keys(asked(name, operator, value))).toEqual(expected);
  });

  it('ignore case in names and values when asked to', async () => {
    const query = {
      processVariables: [{ name: 'TOWN', operator: 'eq', value: 'DELFT' }],
      variableNamesIgnoreCase: true,
      variableValuesIgnoreCase: true,
    };
    expect(await keys(query)).toEqual(['A']);
  });

  it('are counted and listed alike, by address and by body', async () => {
    const count = await admin.get('/engine-rest/task/count?processVariables=town_like_De%25');
    expect(count.body).toEqual({ count: 2 });
    const listed = await admin.get<Task[]>(
      `/engine-rest/task?processVariables=town_eq_Delft&processInstanceId=${instances['A'] ?? ''}`,
    );
    expect(listed.body).toHaveLength(1);
    const byBody = await admin.post('/engine-rest/task/count', asked('amount', 'gt', 6));
    expect(byBody.body).toEqual({ count: 2 });
  });

  it.each([
    [{ processVariables: [{ name: 'amount', operator: '$gt', value: 1 }] }],
    [{ processVariables: [{ name: 'amount', operator: 'eq', value: { $ne: 1 } }] }],
    [{ processVariables: [{ name: 'rush', operator: 'gt', value: true }] }],
    [{ processVariables: [{ name: 'town', operator: 'like', value: 5 }] }],
    [{ processVariables: 'amount' }],
    [{ processVariables: [{ operator: 'eq', value: 1 }] }],
    [{ orQueries: [{ orQueries: [] }] }],
    [{ orQueries: { name: 'x' } }],
    [{ sorting: [{ sortBy: 'processVariable', sortOrder: 'asc' }] }],
    [{ dueBeforeExpression: '${T(java.lang.Runtime)}' }],
    [{ tenantIdIn: ['a'] }],
    [{ taskIdIn: Array.from({ length: 10_001 }, String) }],
    [{ taskDefinitionKeyNotIn: Array.from({ length: 1001 }, String) }],
  ])('are refused when asked %j', async (query) => {
    expect((await admin.post('/engine-rest/task', query)).status).toBe(400);
  });
});

describe('tasks asked for with alternatives', () => {
  it('meet one filter of each or-query, of variables as well', async () => {
    expect(
      (
        await keys({
          orQueries: [
            {
              processInstanceBusinessKey: 'B',
              processVariables: [
                { name: 'amount', operator: 'eq', value: 5 },
                { name: 'amount', operator: 'eq', value: 99 },
              ],
            },
            { candidateGroup: 'rvt', name: 'nobody calls it so' },
          ],
        })
      ).toSorted(),
    ).toEqual(['A', 'B']);
    expect(
      await keys({ orQueries: [{ processInstanceBusinessKey: 'B' }], processDefinitionKey: 'none' }),
    ).toEqual([]);
    expect((await keys({ orQueries: [{}] })).length).toBe(3);
  });
});

describe('the order and pages of a list', () => {
  const byAmount = (sortOrder: string) => ({
    sorting: [{ sortBy: 'processVariable', sortOrder, parameters: { variable: 'amount', type: 'Integer' } }],
  });

  it('follow the value of a variable', async () => {
    expect(await keys(byAmount('desc'))).toEqual(['B', 'C', 'A']);
    expect(await keys(byAmount('asc'), '?firstResult=1&maxResults=1')).toEqual(['C']);
  });

  it('hold for lists that are looked through one by one', async () => {
    const query = { ...asked('amount', 'gt', 0), sorting: [{ sortBy: 'created', sortOrder: 'asc' }] };
    const all = await keys(query);
    expect(await keys(query, '?firstResult=1&maxResults=2')).toEqual(all.slice(1, 3));
  });
});

describe('expressions in a query', () => {
  it.each([
    [{ dueBeforeExpression: '${dateTime().plusDays(3)}' }, 3],
    [{ dueBeforeExpression: '${now()}' }, 0],
    [{ dueAfterExpression: '#{dateTime().plusWeeks(1).minusDays(6).toDate()}' }, 3],
    [{ dueAfterExpression: '${dateTime().plusMonths(1)}' }, 0],
    [{ candidateGroupsExpression: '${currentUserGroups()}' }, 0],
    [{ candidateGroupExpression: 'rvt' }, 3],
    [{ assigneeExpression: '${currentUser()}' }, 0],
    [{ followUpBeforeOrNotExistentExpression: '${now()}' }, 3],
    [{ processDefinitionNameLike: 'no%' }, 0],
    [{ nameNotLike: '%look%' }, 0],
    [{ descriptionLike: '%' }, 0],
    [{ caseInstanceId: 'x' }, 0],
  ])('%j finds %i tasks', async (query, expected) => {
    const { body } = await admin.post<{ count: number }>('/engine-rest/task/count', query);
    expect(body.count).toBe(expected);
  });
});
