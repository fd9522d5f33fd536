import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executeJob } from '../../../../src/application/engine/execute-job.js';
import { leaseJobs } from '../../../../src/application/engine/lease-jobs.js';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const api = '/engine-rest';
const hour = 3_600_000;

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
    'j.bpmn': bpmn(sequence('j', later, userTask('after'))),
    'f.bpmn': bpmn(sequence('f', fails)),
  });
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
});
afterAll(() => door.close());

type Row = Readonly<Record<string, unknown>>;

const rows = async (path: string): Promise<readonly Row[]> => {
  const answer = await admin.get<Row[]>(`${api}${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.body;
};

const start = async (key: string): Promise<string> =>
  (await admin.post<{ id: string }>(`${api}/process-definition/key/${key}/start`, {})).body.id;

const doDueJobs = async (): Promise<void> => {
  for (const leased of await leaseJobs(door.ports, { owner: 'TEST', leaseMs: 60_000, max: 10 }))
    await executeJob(door.ports, leased);
};

const jobOf = async (instance: string): Promise<Row> =>
  (await rows(`/job?processInstanceId=${instance}`))[0] ?? {};

const change = async (method: 'put' | 'post' | 'delete', path: string, body?: object): Promise<number> =>
  (await (method === 'delete' ? admin.delete(`${api}${path}`) : admin[method](`${api}${path}`, body))).status;

describe('a timer', () => {
  it('happens when a person says, and is reckoned anew when asked', async () => {
    const instance = await start('j');
    const job = `/job/${String((await jobOf(instance))['id'])}`;
    const drawn = (await jobOf(instance))['dueDate'];
    expect(await change('put', `${job}/duedate`, { duedate: '2031-01-01T00:00:00.000+0000' })).toBe(204);
    expect(await jobOf(instance)).toMatchObject({ dueDate: '2031-01-01T00:00:00.000+0000' });
    expect(await change('post', `${job}/duedate/recalculate`)).toBe(204);
    expect(await jobOf(instance)).toMatchObject({ dueDate: drawn });
    door.pass(hour / 2);
    expect(await change('post', `${job}/duedate/recalculate?creationDateBased=false`)).toBe(204);
    expect(String((await jobOf(instance))['dueDate']) > String(drawn)).toBe(true);
    expect(await change('put', `${job}/duedate`, {})).toBe(204);
    await doDueJobs();
    expect(await rows(`/task?processInstanceId=${instance}`)).toHaveLength(1);
    const logged = await rows(`/history/user-operation?processInstanceId=${instance}&entityType=Job`);
    expect(logged.map(({ operationType }) => operationType)).toEqual([
      'SetDueDate',
      'RecalculateDueDate',
      'RecalculateDueDate',
      'SetDueDate',
    ]);
  });

  it('waits while it is on hold, and can be taken away', async () => {
    const instance = await start('j');
    const id = String((await jobOf(instance))['id']);
    expect(await change('put', `/job/${id}/suspended`, { suspended: true })).toBe(204);
    door.pass(2 * hour);
    await doDueJobs();
    expect(await jobOf(instance)).toMatchObject({ id, suspended: true });
    expect(await change('put', '/job/suspended', { suspended: false })).toBe(400);
    expect(await change('put', '/job/suspended', { suspended: false, processInstanceId: instance })).toBe(
      204,
    );
    expect(await change('put', `/job/${id}/priority`, { priority: 7 })).toBe(204);
    expect(await rows(`/job?jobId=${id}&active=true&priorityHigherThanOrEquals=7`)).toHaveLength(1);
    expect(await change('delete', `/job/${id}`)).toBe(204);
    expect(await change('delete', `/job/${id}`)).toBe(404);
  });

  it('is one kind of job of its definition', async () => {
    const kinds = await rows('/job-definition?processDefinitionKey=j');
    expect(kinds).toMatchObject([
      { activityId: 'later', jobType: 'timer-intermediate-transition', jobConfiguration: 'DURATION' },
    ]);
    const id = String(kinds[0]?.['id']);
    expect((await admin.get(`${api}/job-definition/${id}`)).body).toMatchObject({ activityId: 'later' });
    expect((await admin.get(`${api}/job-definition/none`)).status).toBe(404);
    const instance = await start('j');
    expect(await rows(`/job?jobDefinitionId=${id}&processInstanceId=${instance}`)).toHaveLength(1);
    expect((await admin.get(`${api}/job-definition/count?jobType=async-continuation`)).body).toEqual({
      count: 1,
    });
  });
});

describe('an incident', () => {
  const failed = async (): Promise<string> => {
    const instance = await start('f');
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await doDueJobs();
      door.pass(120_000);
    }
    return instance;
  };

  it('of a job is found by each filter, annotated, and goes only with its job', async () => {
    const instance = await failed();
    const of = `processInstanceId=${instance}`;
    const [incident] = await rows(`/incident?${of}`);
    const id = String(incident?.['id']);
    for (const [filter, count] of [
      ['incidentType=failedJob', 1],
      ['incidentType=other', 0],
      ['incidentMessageLike=%25missing%25', 1],
      ['processDefinitionKeyIn=f', 1],
      [`jobDefinitionIdIn=${String(incident?.['jobDefinitionId'])}`, 1],
      [`configuration=${String(incident?.['configuration'])}`, 1],
    ] as const)
      expect([filter, (await rows(`/incident?${of}&${filter}`)).length]).toEqual([filter, count]);
    expect(await rows(`/job?${of}&withException=true&failedActivityId=fails`)).toHaveLength(1);
    expect(await change('put', `/incident/${id}/annotation`, { annotation: 'seen' })).toBe(204);
    expect((await admin.get(`${api}/incident/${id}`)).body).toMatchObject({ annotation: 'seen' });
    expect(await change('delete', `/incident/${id}/annotation`)).toBe(204);
    expect(await change('delete', `/incident/${id}`)).toBe(400);
    const definition = encodeURIComponent(String(incident?.['jobDefinitionId']));
    expect(await change('put', `/job-definition/${definition}/retries`, { retries: 2 })).toBe(204);
    expect(await rows(`/incident?${of}`)).toEqual([]);
  });

  it('can be made by hand, resolved, and goes with its instance', async () => {
    const instance = await start('j');
    const made = await admin.post<Row>(`${api}/execution/${instance}/create-incident`, {
      incidentType: 'noData',
      configuration: 'TEST',
      message: 'Nothing came in',
    });
    expect([made.status, made.body]).toMatchObject([200, { incidentType: 'noData', configuration: 'TEST' }]);
    expect(await change('delete', `/incident/${String(made.body['id'])}`)).toBe(204);
    await admin.post(`${api}/execution/${instance}/create-incident`, { incidentType: 'noData' });
    expect(await change('post', `/execution/none/create-incident`, { incidentType: 'noData' })).toBe(400);
    await admin.delete(`${api}/process-instance/${instance}`);
    const past = await rows(
      `/history/incident?processInstanceId=${instance}&sortBy=createTime&sortOrder=asc`,
    );
    expect(past.map(({ resolved, deleted }) => [resolved, deleted])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});
