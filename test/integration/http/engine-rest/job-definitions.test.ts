import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executeJob } from '../../../../src/application/engine/execute-job.js';
import { leaseJobs } from '../../../../src/application/engine/lease-jobs.js';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence, timerCatch, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const api = '/engine-rest';
const hour = 3_600_000;

const nightly = `<process id="nightly" isExecutable="true">
<startEvent id="start"><timerEventDefinition id="every"><timeCycle>R/PT1H</timeCycle></timerEventDefinition></startEvent>
<userTask id="look"/><sequenceFlow id="f" sourceRef="start" targetRef="look"/></process>`;
const fails = {
  id: 'fails',
  xml: `<scriptTask id="fails" scriptFormat="feel" camunda:asyncBefore="true" camunda:resultVariable="x"><script>missing + 1</script></scriptTask>`,
};

type Row = Readonly<Record<string, unknown>>;

let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const answer = await door.deploy({
    'j.bpmn': bpmn(sequence('j', timerCatch('later', 'PT1H'), userTask('after'))),
    'k.bpmn': bpmn(sequence('k', timerCatch('later', 'PT1H'), userTask('after'))),
    'f.bpmn': bpmn(sequence('f', fails)),
    'nightly.bpmn': bpmn(nightly),
  });
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
});
afterAll(() => door.close());

const rows = async (path: string): Promise<readonly Row[]> => {
  const answer = await admin.get<Row[]>(`${api}${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.body;
};
const put = async (path: string, body: object): Promise<number> =>
  (await admin.put(`${api}${path}`, body)).status;
const start = async (key: string): Promise<string> =>
  (await admin.post<{ id: string }>(`${api}/process-definition/key/${key}/start`, {})).body.id;
const kindOf = async (key: string): Promise<string> =>
  String((await rows(`/job-definition?processDefinitionKey=${key}`))[0]?.['id']);
const jobOf = async (instance: string): Promise<Row> =>
  (await rows(`/job?processInstanceId=${instance}`))[0] ?? {};
const doDueJobs = async (): Promise<void> => {
  for (const leased of await leaseJobs(door.ports, { owner: 'TEST', leaseMs: 60_000, max: 50 }))
    await executeJob(door.ports, leased);
};

describe('a kind of jobs on hold', () => {
  it('lets new jobs come on hold, leaves those there are, and gives both back when asked', async () => {
    const kind = await kindOf('j');
    const before = await start('j');
    expect(await put(`/job-definition/${kind}/suspended`, { suspended: true })).toBe(204);
    const meanwhile = await start('j');
    expect([await jobOf(before), await jobOf(meanwhile)]).toMatchObject([
      { suspended: false },
      { suspended: true },
    ]);
    expect(await rows('/job-definition?suspended=true')).toMatchObject([{ id: kind, suspended: true }]);
    door.pass(2 * hour);
    await doDueJobs();
    expect(await rows(`/task?processInstanceId=${before}`)).toHaveLength(1);
    expect(await rows(`/task?processInstanceId=${meanwhile}`)).toHaveLength(0);
    expect(await put(`/job-definition/${kind}/suspended`, { suspended: false, includeJobs: true })).toBe(204);
    expect(await rows('/job-definition?suspended=true')).toEqual([]);
    await doDueJobs();
    expect(await rows(`/task?processInstanceId=${meanwhile}`)).toHaveLength(1);
    const logged = await rows('/history/user-operation?entityType=JobDefinition');
    expect(logged).toMatchObject([
      { operationType: 'ActivateJobDefinition', jobDefinitionId: kind, newValue: 'active' },
      { operationType: 'SuspendJobDefinition', jobDefinitionId: kind, newValue: 'suspended' },
    ]);
  });

  it('is named by its process as well, with the jobs there are, from a moment on', async () => {
    const instance = await start('k');
    const at = '2027-01-20T09:00:00.000+0000';
    const all = { processDefinitionKey: 'k', includeJobs: true };
    expect(await put('/job-definition/suspended', { ...all, suspended: true, executionDate: at })).toBe(204);
    expect(await jobOf(instance)).toMatchObject({ suspended: false });
    await put(`/job/${String((await jobOf(instance))['id'])}/duedate`, {
      duedate: '2027-03-01T00:00:00.000+0000',
    });
    door.pass(10 * 24 * hour);
    await doDueJobs();
    expect(await jobOf(instance)).toMatchObject({ suspended: true });
    expect(await rows('/job-definition?processDefinitionKey=k&suspended=true')).toHaveLength(1);
    expect(await put('/job-definition/suspended', { suspended: false, processDefinitionKey: 'k' })).toBe(204);
    expect(await jobOf(instance)).toMatchObject({ suspended: true });
    expect(await rows('/job-definition?processDefinitionKey=k&active=true')).toHaveLength(1);
  });

  it('takes the timers that start a process with it', async () => {
    const timer = async (): Promise<Row> => (await rows('/job?processDefinitionKey=nightly'))[0] ?? {};
    expect(await put('/job-definition/suspended', { suspended: true, processDefinitionKey: 'nightly' })).toBe(
      204,
    );
    expect(await timer()).toMatchObject({ suspended: true });
    await put('/job-definition/suspended', { suspended: false, processDefinitionKey: 'nightly' });
    expect(await timer()).toMatchObject({ suspended: false });
  });

  it('must be named in exactly one way', async () => {
    const refused = async (body: object): Promise<unknown> =>
      (await admin.put(`${api}/job-definition/suspended`, body)).body;
    expect(await refused({ suspended: true })).toMatchObject({
      type: 'InvalidRequestException',
      message:
        'Either jobDefinitionId, processDefinitionId or processDefinitionKey should be set to update the suspension state.',
    });
    expect(
      await refused({ suspended: true, processDefinitionId: 'a', processDefinitionKey: 'b' }),
    ).toMatchObject({ message: expect.stringMatching(/^Only one of/) });
    expect(await put('/job-definition/none/suspended', { suspended: true })).toBe(404);
    expect(await put(`/job-definition/${await kindOf('j')}/suspended`, {})).toBe(400);
    expect(
      await put(`/job-definition/${await kindOf('j')}/suspended`, { suspended: true, executionDate: 'soon' }),
    ).toBe(400);
  });
});

describe('the priority of a kind of jobs', () => {
  it('goes before that of the diagram until it is taken back', async () => {
    const kind = await kindOf('k');
    const before = await start('k');
    expect(await put(`/job-definition/${kind}/jobPriority`, { priority: 42 })).toBe(204);
    const after = await start('k');
    expect([await jobOf(before), await jobOf(after)]).toMatchObject([{ priority: 0 }, { priority: 42 }]);
    expect(await rows('/job-definition?withOverridingJobPriority=true')).toMatchObject([
      { id: kind, overridingJobPriority: 42 },
    ]);
    expect(await put(`/job-definition/${kind}/jobPriority`, { priority: 7, includeJobs: true })).toBe(204);
    expect([await jobOf(before), await jobOf(after)]).toMatchObject([{ priority: 7 }, { priority: 7 }]);
    const reset = await admin.put(`${api}/job-definition/${kind}/jobPriority`, {
      priority: null,
      includeJobs: true,
    });
    expect(reset).toMatchObject({
      status: 400,
      body: { message: `Cannot reset priority for job definition ${kind} with includeJobs=true` },
    });
    expect(await put(`/job-definition/${kind}/jobPriority`, { priority: null })).toBe(204);
    expect(await jobOf(await start('k'))).toMatchObject({ priority: 0 });
    expect((await admin.get(`${api}/job-definition/${kind}`)).body).toMatchObject({
      overridingJobPriority: null,
    });
  });
});

describe('the attempts of a kind of jobs', () => {
  it('are given back to those that have none left, due when said', async () => {
    const instance = await start('f');
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await doDueJobs();
      door.pass(hour);
    }
    expect(await jobOf(instance)).toMatchObject({ retries: 0 });
    const dueDate = '2027-06-01T00:00:00.000+0000';
    expect(await put(`/job-definition/${await kindOf('f')}/retries`, { retries: 2, dueDate })).toBe(204);
    expect(await jobOf(instance)).toMatchObject({ retries: 2, dueDate });
  });
});

describe('a process definition', () => {
  it('goes on hold at the moment that was said, with what runs', async () => {
    const instance = await start('j');
    const id = String((await rows('/process-definition?key=j'))[0]?.['id']);
    const said = { suspended: true, includeProcessInstances: true };
    const executionDate = '2027-02-20T09:00:00.000+0000';
    expect(await put(`/process-definition/${id}/suspended`, { ...said, executionDate })).toBe(204);
    expect(await rows(`/job?processDefinitionId=${id}&suspended=false`)).toContainEqual(
      expect.objectContaining({ dueDate: executionDate, jobDefinitionId: null, processInstanceId: null }),
    );
    expect(await rows('/process-definition?key=j&suspended=true')).toEqual([]);
    door.pass(40 * 24 * hour);
    await doDueJobs();
    await doDueJobs();
    expect(await rows('/process-definition?key=j&suspended=true')).toHaveLength(1);
    expect((await admin.get(`${api}/process-instance/${instance}`)).body).toMatchObject({ suspended: true });
    expect(
      await put('/process-definition/suspended', { suspended: false, processDefinitionKey: 'none' }),
    ).toBe(404);
  });
});

describe('a change to more than a thousand', () => {
  it('is left to a batch, which shows how far it is', async () => {
    const processInstanceIds = Array.from({ length: 1001 }, (_, index) => `none-${index}`);
    const few = processInstanceIds.slice(0, 1000);
    expect(await put('/process-instance/suspended', { suspended: true, processInstanceIds: few })).toBe(404);
    expect(await put('/process-instance/suspended', { suspended: true, processInstanceIds })).toBe(204);
    expect(await rows('/batch?type=instance-update-suspension-state')).toMatchObject([{ totalJobs: 1001 }]);
  });
});
