import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executeJob } from '../../../../src/application/engine/execute-job.js';
import { leaseJobs } from '../../../../src/application/engine/lease-jobs.js';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const task = (id: string) => ({ id, xml: `<userTask id="${id}" name="${id}"/>` });
const around = {
  id: 'sub',
  xml: `<subProcess id="sub"><startEvent id="s2"/><userTask id="a" name="a"/><endEvent id="e2"/>
<sequenceFlow id="f1" sourceRef="s2" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="e2"/></subProcess>`,
};

let door: TestDoor;
let admin: Client;
let source: string;
let target: string;

const deploy = async (...parts: Parameters<typeof sequence>): Promise<string> => {
  const answer = await door.deploy({ 'm.bpmn': bpmn(sequence(...parts)) });
  const { deployedProcessDefinitions } = (await answer.json()) as {
    deployedProcessDefinitions: Record<string, unknown>;
  };
  return Object.keys(deployedProcessDefinitions)[0] ?? '';
};

beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  source = await deploy('change', task('a'), task('z'));
  target = await deploy('change', around, task('z'));
});
afterAll(() => door.close());

const start = async (): Promise<string> => {
  const started = await admin.post<{ id: string }>(`/engine-rest/process-definition/${source}/start`, {});
  return started.body.id;
};

/** As a worker does. */
const work = async (): Promise<void> => {
  for (;;) {
    const leased = await leaseJobs(door.ports, { owner: 'TEST', leaseMs: 60_000, max: 10 });
    if (leased.length === 0) return;
    for (const job of leased) await executeJob(door.ports, job);
  }
};

const plan = () => ({
  sourceProcessDefinitionId: source,
  targetProcessDefinitionId: target,
  instructions: [{ sourceActivityIds: ['a'], targetActivityIds: ['a'], updateEventTrigger: false }],
});

const definitionOf = async (id: string): Promise<unknown> =>
  (await admin.get<{ definitionId: string }>(`/engine-rest/process-instance/${id}`)).body.definitionId;

describe('migration over /engine-rest', () => {
  it('generates a plan of what is equal, and validates one', async () => {
    const generated = await admin.post('/engine-rest/migration/generate', {
      sourceProcessDefinitionId: source,
      targetProcessDefinitionId: source,
    });
    expect(generated).toMatchObject({
      status: 200,
      body: {
        sourceProcessDefinitionId: source,
        instructions: [
          { sourceActivityIds: ['a'], targetActivityIds: ['a'], updateEventTrigger: false },
          { sourceActivityIds: ['z'], targetActivityIds: ['z'] },
        ],
      },
    });
    const valid = await admin.post('/engine-rest/migration/validate', plan());
    expect(valid).toMatchObject({ status: 200, body: { instructionReports: [] } });
    const invalid = await admin.post('/engine-rest/migration/validate', {
      ...plan(),
      instructions: [{ sourceActivityIds: ['a'], targetActivityIds: ['sub'] }],
    });
    expect(invalid.body).toMatchObject({
      instructionReports: [{ instruction: { sourceActivityIds: ['a'] }, failures: [expect.any(String)] }],
    });
  });

  it('moves instances at once, or none of them', async () => {
    const [one, other] = [await start(), await start()];
    const tasks = await admin.get<{ id: string }[]>(`/engine-rest/task?processInstanceId=${other}`);
    await admin.post(`/engine-rest/task/${tasks.body[0]?.id ?? ''}/complete`, {});
    const refused = await admin.post('/engine-rest/migration/execute', {
      migrationPlan: plan(),
      processInstanceIds: [one, other],
    });
    expect(refused).toMatchObject({
      status: 400,
      body: {
        type: 'MigratingProcessInstanceValidationException',
        validationReport: { activityInstanceValidationReports: [{ sourceScopeId: 'z' }] },
      },
    });
    expect(await definitionOf(one)).toBe(source);
    const done = await admin.post('/engine-rest/migration/execute', {
      migrationPlan: plan(),
      processInstanceQuery: { processInstanceIds: [one] },
    });
    expect(done.status).toBe(204);
    expect(await definitionOf(one)).toBe(target);
  });

  it('refuses a plan that nobody could follow, and one for nobody', async () => {
    const bad = { ...plan(), instructions: [{ sourceActivityIds: ['x'], targetActivityIds: ['a'] }] };
    const instance = await start();
    const refused = await admin.post('/engine-rest/migration/execute', {
      migrationPlan: bad,
      processInstanceIds: [instance],
    });
    expect(refused).toMatchObject({ status: 400, body: { type: 'MigrationPlanValidationException' } });
    const nobody = await admin.post('/engine-rest/migration/execute', { migrationPlan: plan() });
    expect(nobody.status).toBe(400);
    const unknown = await admin.post('/engine-rest/migration/generate', {
      sourceProcessDefinitionId: source,
      targetProcessDefinitionId: 'nothing',
    });
    expect(unknown.status).toBe(400);
  });

  it('moves many by a batch that can be paused, and tells how far it is', async () => {
    const instances = [await start(), await start(), await start()];
    const started = await admin.post<{ id: string }>('/engine-rest/migration/executeAsync', {
      migrationPlan: plan(),
      processInstanceIds: instances,
    });
    expect(started).toMatchObject({ status: 200, body: { type: 'instance-migration', totalJobs: 3 } });
    const { id } = started.body;
    expect((await admin.put(`/engine-rest/batch/${id}/suspended`, { suspended: true })).status).toBe(204);
    await work();
    expect(await admin.get(`/engine-rest/batch/statistics?batchId=${id}`)).toMatchObject({
      body: [{ id, suspended: true, remainingJobs: 3, completedJobs: 0, failedJobs: 0 }],
    });
    await admin.put(`/engine-rest/batch/${id}/suspended`, { suspended: false });
    await work();
    expect(await definitionOf(instances[2] ?? '')).toBe(target);
    expect((await admin.get(`/engine-rest/batch/${id}`)).status).toBe(404);
    expect(await admin.get(`/engine-rest/history/batch/${id}`)).toMatchObject({
      body: { id, endTime: expect.any(String), createUserId: 'admin' },
    });
  });
});

describe('changes to many over /engine-rest', () => {
  it('modifies, suspends and ends instances by batches', async () => {
    const instances = [await start(), await start()];
    const modified = await admin.post('/engine-rest/modification/executeAsync', {
      processDefinitionId: source,
      processInstanceIds: instances,
      instructions: [
        { type: 'startBeforeActivity', activityId: 'z' },
        { type: 'cancel', activityId: 'a' },
      ],
    });
    expect(modified).toMatchObject({ status: 200, body: { type: 'instance-modification' } });
    await work();
    const tasks = await admin.get<{ name: string }[]>(
      `/engine-rest/task?processInstanceId=${instances[0] ?? ''}`,
    );
    expect(tasks.body.map(({ name }) => name)).toEqual(['z']);
    await admin.post('/engine-rest/process-instance/suspended-async', {
      processInstanceIds: instances,
      suspended: true,
    });
    await work();
    expect(await admin.get(`/engine-rest/process-instance/${instances[1] ?? ''}`)).toMatchObject({
      body: { suspended: true },
    });
    const ended = await admin.post('/engine-rest/process-instance/delete', {
      processInstanceIds: instances,
      deleteReason: 'TEST',
    });
    expect(ended).toMatchObject({ status: 200, body: { type: 'instance-deletion', totalJobs: 2 } });
    await work();
    expect((await admin.get(`/engine-rest/process-instance/${instances[0] ?? ''}`)).status).toBe(404);
  });

  it('cancels a batch before it is done', async () => {
    const instance = await start();
    const started = await admin.post<{ id: string }>('/engine-rest/process-instance/delete', {
      processInstanceIds: [instance],
    });
    expect((await admin.delete(`/engine-rest/batch/${started.body.id}`)).status).toBe(204);
    await work();
    expect(await definitionOf(instance)).toBe(source);
  });

  it('refuses instructions that are not whole', async () => {
    const instance = await start();
    const address = `/engine-rest/process-instance/${instance}/modification`;
    for (const instruction of [
      {},
      { type: 'cancel' },
      { type: 'cancel', activityId: 'a', activityInstanceId: 'b' },
      { type: 'startBeforeActivity' },
      { type: 'startTransition', activityId: 'a' },
      { type: 'startBeforeActivity', activityId: 'nothing' },
    ]) {
      const answer = await admin.post(address, { instructions: [instruction] });
      expect([instruction, answer.status]).toEqual([instruction, 400]);
    }
    expect((await admin.post(address, {})).status).toBe(400);
  });
});
