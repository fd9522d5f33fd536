import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executeJob } from '../../../../src/application/engine/execute-job.js';
import { leaseJobs } from '../../../../src/application/engine/lease-jobs.js';
import type { Client, Reply } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const api = '/engine-rest';
const around = {
  id: 'sub',
  xml: `<subProcess id="sub"><startEvent id="s2"/><userTask id="inside"/><endEvent id="e2"/>
<sequenceFlow id="g1" sourceRef="s2" targetRef="inside"/><sequenceFlow id="g2" sourceRef="inside" targetRef="e2"/></subProcess>`,
};

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

let door: TestDoor;
let admin: Client;
let definition: string;
let other: string;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  await door.deploy({
    'r.bpmn': bpmn(sequence('r', userTask('first'), around, userTask('last'))),
    'o.bpmn': bpmn(sequence('o', userTask('only'))),
  });
  const idOf = async (key: string): Promise<string> =>
    (await admin.get<Row>(`${api}/process-definition/key/${key}`)).body.id;
  definition = await idOf('r');
  other = await idOf('o');
});
afterAll(() => door.close());

const start = (body: object): Promise<Reply<Row>> =>
  admin.post<Row>(`${api}/process-definition/${definition}/start`, body);
const rows = async (path: string): Promise<readonly Row[]> => (await admin.get<Row[]>(`${api}${path}`)).body;
const tasksOf = async (instance: string): Promise<readonly unknown[]> =>
  (await rows(`/task?processInstanceId=${instance}`)).map(({ taskDefinitionKey }) => taskDefinitionKey);
const valuesOf = async (instance: string): Promise<Readonly<Record<string, { value: unknown }>>> =>
  (await admin.get<Record<string, { value: unknown }>>(`${api}/process-instance/${instance}/variables`)).body;

/** As a worker does, until nothing is due. */
const work = async (): Promise<void> => {
  for (;;) {
    const leased = await leaseJobs(door.ports, { owner: 'TEST', leaseMs: 60_000, max: 10 });
    if (leased.length === 0) return;
    for (const job of leased) await executeJob(door.ports, job);
  }
};

describe('an instance', () => {
  it('begins where its start instructions say, with what is around the places', async () => {
    const started = await start({
      businessKey: 'B1',
      startInstructions: [
        {
          type: 'startBeforeActivity',
          activityId: 'inside',
          variables: { near: { value: 1, local: true }, far: { value: 2 } },
        },
        { type: 'startAfterActivity', activityId: 'sub' },
        { type: 'startTransition', transitionId: 'flow0' },
      ],
    });
    expect(started).toMatchObject({ status: 200, body: { businessKey: 'B1', ended: false } });
    expect([...(await tasksOf(started.body.id))].sort()).toEqual(['first', 'inside', 'last']);
    expect(await valuesOf(started.body.id)).toMatchObject({ far: { value: 2 } });
    expect((await admin.get(`${api}/history/process-instance/${started.body.id}`)).body).toMatchObject({
      startActivityId: 'inside',
    });
  });

  it('does not begin at what is not there, and has nothing to cancel', async () => {
    const refused = async (startInstructions: object[]): Promise<unknown> =>
      (await start({ startInstructions })).body;
    expect(await refused([{ type: 'startBeforeActivity', activityId: 'none' }])).toMatchObject({
      message: expect.stringContaining("Expected element 'none' in the process"),
    });
    expect(await refused([{ type: 'cancel', activityId: 'first' }])).toMatchObject({
      type: 'InvalidRequestException',
    });
    expect(
      await refused([{ type: 'startBeforeActivity', activityId: 'first', ancestorActivityInstanceId: 'x' }]),
    ).toMatchObject({ type: 'InvalidRequestException' });
    expect(await refused([{ type: 'startTransition', transitionId: '__proto__' }])).toMatchObject({
      message: expect.stringContaining("Expected element '__proto__'"),
    });
  });
});

describe('an instance that is over', () => {
  const over = async (): Promise<string> => {
    const { id } = (await start({ businessKey: 'B2', variables: { n: { value: 1 } } })).body;
    await admin.put(`${api}/process-instance/${id}/variables/n`, { value: 2, type: 'Integer' });
    await admin.delete(`${api}/process-instance/${id}`);
    return id;
  };
  const before = [{ type: 'startBeforeActivity', activityId: 'last' }];
  const restart = (body: object): Promise<Reply> =>
    admin.post(`${api}/process-definition/${definition}/restart`, { instructions: before, ...body });
  const newest = async (): Promise<Row> =>
    (await rows('/history/process-instance?unfinished=true&sortBy=instanceId&sortOrder=desc'))[0] ?? {
      id: '',
    };

  it('begins once more with what it ended with, or began with', async () => {
    const id = await over();
    expect((await restart({ processInstanceIds: [id] })).status).toBe(204);
    const again = await newest();
    expect(again).toMatchObject({ businessKey: 'B2', startActivityId: 'last' });
    expect(await tasksOf(again.id)).toEqual(['last']);
    expect(await valuesOf(again.id)).toMatchObject({ n: { value: 2 } });
    expect(
      (await restart({ processInstanceIds: [id], initialVariables: true, withoutBusinessKey: true })).status,
    ).toBe(204);
    const fresh = await newest();
    expect(fresh).toMatchObject({ businessKey: null });
    expect(await valuesOf(fresh.id)).toMatchObject({ n: { value: 1 } });
    expect(await rows(`/history/user-operation?operationType=RestartProcessInstance`)).toHaveLength(2);
  });

  it('begins once more by a batch, which tells of those that cannot', async () => {
    const ids = [await over(), await over()];
    const running = (await start({})).body.id;
    const batch = await admin.post<Row>(`${api}/process-definition/${definition}/restart-async`, {
      instructions: before,
      processInstanceIds: [...ids, running],
    });
    expect(batch).toMatchObject({ status: 200, body: { type: 'instance-restart', totalJobs: 3 } });
    await work();
    expect(await door.ports.store.get('batch', batch.body.id)).toMatchObject({
      body: { done: 2, failed: 1, state: 'COMPLETED' },
    });
  });

  it('must be named, be over and be of the definition', async () => {
    const id = await over();
    const said = async (answer: Promise<Reply>): Promise<unknown> => {
      const { status, body } = await answer;
      return [status, (body as Row)['message']];
    };
    expect(await said(restart({}))).toEqual([400, 'processInstanceIds is empty']);
    expect(await said(restart({ processInstanceIds: [id], instructions: [] }))).toEqual([
      400,
      'Restart instructions cannot be empty: instructions is empty',
    ]);
    const running = (await start({})).body.id;
    expect(await said(restart({ processInstanceIds: [running] }))).toMatchObject([400, expect.any(String)]);
    expect(await said(restart({ processInstanceIds: ['none'] }))).toMatchObject([400, expect.any(String)]);
    const elsewhere = admin.post(`${api}/process-definition/${other}/restart`, {
      instructions: [{ type: 'startBeforeActivity', activityId: 'only' }],
      processInstanceIds: [id],
    });
    expect(await said(elsewhere)).toMatchObject([400, expect.any(String)]);
  });
});
