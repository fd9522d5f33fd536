import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

interface Entry {
  readonly operationType: string;
  readonly entityType: string;
  readonly operationId: string;
  readonly userId: string;
  readonly annotation: string | null;
}

let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  await door.deploy({ 'o.bpmn': bpmn(sequence('o', userTask('first'), userTask('second'))) });
});
afterAll(() => door.close());

const start = async (): Promise<string> =>
  (await admin.post<{ id: string }>('/engine-rest/process-definition/key/o/start', {})).body.id;

const operations = async (query: string): Promise<readonly Entry[]> =>
  (await admin.get<Entry[]>(`/engine-rest/history/user-operation?sortBy=timestamp&sortOrder=asc&${query}`))
    .body;

const lived = async (): Promise<{ readonly instance: string; readonly task: string }> => {
  const instance = await start();
  const at = `/engine-rest/process-instance/${instance}`;
  const [task] = (await admin.get<{ id: string }[]>(`/engine-rest/task?processInstanceId=${instance}`)).body;
  const id = task?.id ?? '';
  for (const act of [
    () => admin.post(`/engine-rest/task/${id}/claim`, { userId: 'rvt' }),
    () => admin.put(`${at}/variables/secret`, { value: 'a private matter' }),
    () => admin.put(`${at}/suspended`, { suspended: true }),
    () => admin.put(`${at}/suspended`, { suspended: false }),
    () => admin.post(`/engine-rest/task/${id}/complete`, {}),
    () => admin.delete(at),
  ]) {
    door.pass(1000);
    expect((await act()).status).toBe(204);
  }
  return { instance, task: id };
};

describe('the operation log', () => {
  it('has an entry for each act of a person, in order, whichever of the two places it is kept in', async () => {
    const { instance, task } = await lived();
    const entries = await operations(`processInstanceId=${instance}`);
    expect(entries.map(({ operationType, entityType }) => `${operationType} ${entityType}`)).toEqual([
      'Create ProcessInstance',
      'Claim Task',
      'SetVariable Variable',
      'Suspend ProcessInstance',
      'Activate ProcessInstance',
      'Complete Task',
      'Delete ProcessInstance',
    ]);
    expect(new Set(entries.map(({ userId }) => userId))).toEqual(new Set(['admin']));
    expect(entries).toMatchObject(
      entries.map(() => ({ processDefinitionKey: 'o', rootProcessInstanceId: instance })),
    );
    expect((await operations(`taskId=${task}`)).map(({ operationType }) => operationType)).toEqual([
      'Claim',
      'Complete',
    ]);
  });

  it('tells which variables were changed, and never to what', async () => {
    const { instance } = await lived();
    const text = JSON.stringify(await operations(`processInstanceId=${instance}`));
    expect(text).toContain('secret');
    expect(text).not.toContain('private matter');
  });

  it('answers by each filter alike in list and count', async () => {
    const { instance } = await lived();
    const in_ = `processInstanceId=${instance}`;
    const cases: readonly (readonly [string, number])[] = [
      [in_, 7],
      [`${in_}&userId=admin`, 7],
      [`${in_}&userId=rvt`, 0],
      [`${in_}&category=TaskWorker`, 2],
      [`${in_}&categoryIn=TaskWorker,Operator`, 7],
      [`${in_}&entityTypeIn=Task,Variable`, 3],
      [`${in_}&operationType=Complete`, 1],
      [`${in_}&operationType=Complete&entityType=Job`, 0],
      [`${in_}&property=assignee`, 1],
      [`${in_}&property=delete`, 1],
      [`${in_}&processDefinitionKey=o`, 7],
      [`${in_}&processDefinitionKey=other`, 0],
      [`${in_}&deploymentId=none`, 0],
      [`${in_}&afterTimestamp=2099-01-01T00:00:00.000%2B0000`, 0],
      [`${in_}&beforeTimestamp=2099-01-01T00:00:00.000%2B0000`, 7],
      ['entityType=Deployment&operationType=Create', 1],
    ];
    for (const [query, expected] of cases) {
      const counted = await admin.get<{ count: number }>(
        `/engine-rest/history/user-operation/count?${query}`,
      );
      expect([query, (await operations(query)).length, counted.body.count]).toEqual([
        query,
        expected,
        expected,
      ]);
    }
    expect((await operations(`${in_}&firstResult=5&maxResults=10`)).map((e) => e.operationType)).toEqual([
      'Complete',
      'Delete',
    ]);
    expect((await admin.get('/engine-rest/history/user-operation?sortBy=user&sortOrder=asc')).status).toBe(
      400,
    );
    expect((await admin.get('/engine-rest/history/user-operation?tenantIdIn=a')).status).toBe(400);
  });

  it('keeps a note with an entry, also one that only the event batch tells of, and logs that it did', async () => {
    const { instance } = await lived();
    const noted = async (type: string) =>
      (await operations(`processInstanceId=${instance}&operationType=${type}`))[0];
    for (const type of ['Complete', 'Suspend']) {
      const id = encodeURIComponent((await noted(type))?.operationId ?? '');
      const at = `/engine-rest/history/user-operation/${id}`;
      expect((await admin.put(`${at}/set-annotation`, { annotation: 'agreed by phone' })).status).toBe(204);
      expect((await noted(type))?.annotation).toBe('agreed by phone');
      expect((await admin.put(`${at}/clear-annotation`, {})).status).toBe(204);
      expect((await noted(type))?.annotation).toBeNull();
    }
    expect((await operations(`processInstanceId=${instance}`)).length).toBe(7);
    expect((await operations('operationType=SetAnnotation')).length).toBe(2);
    expect(
      (await admin.put('/engine-rest/history/user-operation/none/set-annotation', { annotation: 'x' }))
        .status,
    ).toBe(404);
  });

  it('does not take what follows in a called process for an act of its own', async () => {
    const caller = bpmn(
      sequence('caller', { id: 'call', xml: '<callActivity id="call" calledElement="called"/>' }),
    );
    await door.deploy({ 'caller.bpmn': caller, 'called.bpmn': bpmn(sequence('called', userTask('inside'))) });
    await admin.post('/engine-rest/process-definition/key/caller/start', {});
    expect((await operations('operationType=Create&processDefinitionKey=caller')).length).toBe(1);
    expect(await operations('operationType=Create&processDefinitionKey=called')).toEqual([]);
  });
});
