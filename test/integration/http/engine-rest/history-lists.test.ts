import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

let door: TestDoor;
let admin: Client;
let ended: string;
let running: string;

const api = '/engine-rest';

const start = async (businessKey: string, level: number): Promise<string> =>
  (
    await admin.post<{ id: string }>(`${api}/process-definition/key/l/start`, {
      businessKey,
      variables: { level: { value: level } },
    })
  ).body.id;

const firstTask = async (instance: string): Promise<string> =>
  (await admin.get<{ id: string }[]>(`${api}/task?processInstanceId=${instance}`)).body[0]?.id ?? '';

beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const due =
    'camunda:dueDate="2027-03-01T09:00:00.000Z" camunda:priority="70" camunda:candidateGroups="rvt"';
  await door.deploy({ 'l.bpmn': bpmn(sequence('l', userTask('first', due), userTask('second'))) });
  ended = await start('L-1', 1);
  door.pass(60_000);
  await admin.post(`${api}/task/${await firstTask(ended)}/complete`, {});
  door.pass(60_000);
  await admin.post(`${api}/task/${await firstTask(ended)}/complete`, {});
  door.pass(60_000);
  running = await start('L-2', 2);
  await admin.post(`${api}/task/${await firstTask(running)}/claim`, { userId: 'rvt' });
});
afterAll(() => door.close());

/** What a filter finds, by address where it is text and by body else; list and count must agree. */
const found = async (list: string, filter: string | object): Promise<readonly string[]> => {
  const ask = async <Body>(path: string) => {
    const answer =
      typeof filter === 'string'
        ? await admin.get<Body>(`${api}${path}?${filter}`)
        : await admin.post<Body>(`${api}${path}`, filter);
    expect([path, filter, answer.status]).toEqual([path, filter, 200]);
    return answer.body;
  };
  const rows = await ask<{ id: string }[]>(list);
  expect(await ask(`${list}/count`)).toEqual({ count: rows.length });
  return rows.map(({ id }) => id);
};

describe('past instances', () => {
  const instances = (filter: string | object) => found('/history/process-instance', filter);

  it.each<[string | object, ('ended' | 'running')[]]>([
    ['processDefinitionKey=l', ['ended', 'running']],
    ['processDefinitionName=Process%20l', ['ended', 'running']],
    ['processDefinitionNameLike=Nothing%25', []],
    ['startedBy=admin&finished=true', ['ended']],
    ['startedBy=somebody', []],
    [{ variables: [{ name: 'level', operator: 'eq', value: 1 }] }, ['ended']],
    [{ variables: [{ name: 'level', operator: 'gt', value: 1 }] }, ['running']],
    [{ variables: [{ name: 'level', operator: 'lteq', value: 2 }] }, ['ended', 'running']],
    [{ orQueries: [{ processInstanceBusinessKey: 'L-1', unfinished: true }] }, ['ended', 'running']],
    [{ orQueries: [{ processInstanceBusinessKey: 'L-1' }], unfinished: true }, []],
    ['activeActivityIdIn=first', ['running']],
    ['executedActivityIdIn=second', ['ended']],
    ['withIncidents=true', []],
    ['incidentStatus=open', []],
    ['tenantIdIn=a', []],
    ['subProcessInstanceId=none', []],
  ])('are found by %j', async (filter, expected) => {
    const all = { ended, running };
    expect([...(await instances(filter))].sort()).toEqual(expected.map((name) => all[name]).sort());
  });

  it('are forgotten when asked, once they have ended', async () => {
    const past = `${api}/history/process-instance`;
    const other = await start('L-3', 3);
    expect((await admin.delete(`${past}/${other}`)).status).toBe(400);
    await admin.delete(`${api}/process-instance/${other}`);
    expect((await admin.get<object>(`${past}/${other}`)).body).toMatchObject({
      state: 'EXTERNALLY_TERMINATED',
      processDefinitionName: 'Process l',
    });
    expect((await admin.delete(`${past}/${other}`)).status).toBe(204);
    expect((await admin.delete(`${past}/${other}`)).status).toBe(404);
    expect((await admin.delete(`${past}/${other}?failIfNotExists=false`)).status).toBe(204);
    expect(await found('/history/activity-instance', `processInstanceId=${other}`)).toEqual([]);
    const [logged] = (await admin.get<object[]>(`${api}/history/user-operation?operationType=DeleteHistory`))
      .body;
    expect(logged).toMatchObject({ processInstanceId: other, userId: 'admin' });
  });
});

describe('past tasks', () => {
  it.each<[string | object, number]>([
    ['', 3],
    ['finished=true', 2],
    ['taskName=Task%20first', 2],
    ['taskNameLike=%25second', 1],
    ['taskPriority=70', 2],
    ['taskPriority=50', 1],
    ['taskDueDateBefore=2027-03-02T00:00:00.000%2B0000', 2],
    ['taskDueDateAfter=2027-03-02T00:00:00.000%2B0000', 0],
    ['withoutTaskDueDate=true', 1],
    ['taskHadCandidateGroup=rvt', 2],
    ['taskInvolvedUser=rvt', 1],
    ['taskDeleteReason=completed', 2],
    ['taskDeleteReasonLike=del%25', 0],
    ['processFinished=true', 2],
    ['processUnfinished=true', 1],
    ['processInstanceBusinessKeyLike=L-%25', 3],
    [{ processVariables: [{ name: 'level', operator: 'eq', value: 2 }] }, 1],
    [{ orQueries: [{ taskAssignee: 'rvt', taskName: 'Task second' }] }, 2],
  ])('are found by %j', async (filter, expected) => {
    const both =
      typeof filter === 'string'
        ? `processDefinitionKey=l&${filter}`
        : { processDefinitionKey: 'l', ...filter };
    const [of] = [await found('/history/task', both)];
    expect(of.filter((id) => id.startsWith(ended) || id.startsWith(running))).toHaveLength(expected);
  });

  it('tell what was said of them', async () => {
    const tasks = await admin.get(`${api}/history/task?processInstanceId=${ended}&taskDefinitionKey=first`);
    expect(tasks.body).toMatchObject([
      {
        name: 'Task first',
        priority: 70,
        due: '2027-03-01T09:00:00.000+0000',
        deleteReason: 'completed',
        duration: 60_000,
      },
    ]);
  });
});

describe('past visits', () => {
  it('are found by name and by what they are in', async () => {
    expect(
      await found('/history/activity-instance', `processInstanceId=${ended}&activityName=Task%20first`),
    ).toHaveLength(1);
    expect(
      await found('/history/activity-instance', `parentActivityInstanceIdIn=${ended}&finished=true`),
    ).toHaveLength(4);
  });
});
