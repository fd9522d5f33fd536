import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executeJob } from '../../../../src/application/engine/execute-job.js';
import { leaseJobs } from '../../../../src/application/engine/lease-jobs.js';
import type { Client, Reply } from '../../../support/client.js';
import { bpmn, externalTask, messageCatch, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const api = '/engine-rest';
const fails = {
  id: 'fails',
  xml: `<scriptTask id="fails" scriptFormat="feel" camunda:asyncBefore="true" camunda:resultVariable="x"><script>missing + 1</script></scriptTask>`,
};

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const answer = await door.deploy({
    'waits.bpmn': bpmn(
      sequence('waits', messageCatch('heard', 'm'), userTask('after')),
      '<message id="m" name="CALLED"/>',
    ),
    'works.bpmn': bpmn(sequence('works', externalTask('do', 'many'))),
    'f.bpmn': bpmn(sequence('f', fails)),
  });
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
});
afterAll(() => door.close());

const start = async (key: string): Promise<string> =>
  (await admin.post<Row>(`${api}/process-definition/key/${key}/start`, {})).body.id;
const count = async (path: string): Promise<number> =>
  (await admin.get<{ count: number }>(`${api}${path}`)).body.count;
const send = (path: string, body: object): Promise<Reply<Row>> => admin.post<Row>(`${api}${path}`, body);

/** As a worker does, until nothing is due. */
const work = async (): Promise<void> => {
  for (;;) {
    const leased = await leaseJobs(door.ports, { owner: 'TEST', leaseMs: 60_000, max: 10 });
    if (leased.length === 0) return;
    for (const job of leased) await executeJob(door.ports, job);
  }
};

describe('a message to many instances', () => {
  it('reaches those that wait for it and sets variables; the others stay as they are', async () => {
    const [one, other, elsewhere] = [await start('waits'), await start('waits'), await start('works')];
    const batch = await send('/process-instance/message-async', {
      messageName: 'CALLED',
      processInstanceIds: [one, other, elsewhere],
      variables: { told: { value: true, type: 'Boolean' } },
    });
    expect(batch).toMatchObject({ status: 200, body: { type: 'correlate-message', totalJobs: 3 } });
    await work();
    expect(await count('/task/count?processDefinitionKey=waits')).toBe(2);
    expect((await admin.get(`${api}/process-instance/${one}/variables/told`)).body).toMatchObject({
      value: true,
    });
    expect((await admin.get(`${api}/history/batch/${batch.body.id}`)).body).toMatchObject({
      endTime: expect.any(String),
    });
    expect(await door.ports.store.get('batch', batch.body.id)).toMatchObject({
      body: { done: 3, failed: 0, configuration: {} },
    });
    expect((await send('/process-instance/message-async', { processInstanceIds: [one] })).status).toBe(400);
  });
});

describe('variables of many instances', () => {
  it('are set in all that a query on what ran finds, and what has ended is told', async () => {
    const [one, other] = [await start('waits'), await start('waits')];
    await admin.delete(`${api}/process-instance/${other}`);
    const historicProcessInstanceQuery = { processInstanceIds: [one, other] };
    const variables = { priority: { value: 7, type: 'Integer' } };
    const batch = await send('/process-instance/variables-async', {
      historicProcessInstanceQuery,
      variables,
    });
    expect(batch).toMatchObject({ status: 200, body: { type: 'set-variables', totalJobs: 2 } });
    await work();
    expect((await admin.get(`${api}/process-instance/${one}/variables/priority`)).body).toMatchObject({
      value: 7,
      type: 'Integer',
    });
    expect(await door.ports.store.get('batch', batch.body.id)).toMatchObject({
      body: { done: 1, failed: 1 },
    });
    const without = await send('/process-instance/variables-async', { processInstanceIds: [one] });
    expect(without).toMatchObject({ status: 400, body: { message: 'variables is null' } });
  });
});

describe('attempts', () => {
  it('are given to the jobs of instances that were found among those that ran', async () => {
    await start('f');
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await work();
      door.pass(3_600_000);
    }
    expect(await count('/job/count?noRetriesLeft=true')).toBe(1);
    const batch = await send('/process-instance/job-retries-historic-query-based', {
      historicProcessInstanceQuery: { processDefinitionKey: 'f' },
      retries: 2,
      dueDate: '2027-06-01T00:00:00.000+0000',
    });
    expect(batch).toMatchObject({ status: 200, body: { type: 'set-job-retries', totalJobs: 1 } });
    await work();
    expect(await count('/job/count?noRetriesLeft=true')).toBe(0);
    expect(await count('/job/count?processDefinitionKey=f&dueDates=gt_2027-05-01T00:00:00.000%2B0000')).toBe(
      1,
    );
  });

  it('are given to external tasks at once, or by a batch', async () => {
    const instance = await start('works');
    const historicProcessInstanceQuery = { processInstanceIds: [instance] };
    expect(
      (await admin.put(`${api}/external-task/retries`, { retries: 5, historicProcessInstanceQuery })).status,
    ).toBe(204);
    const retries = async (): Promise<unknown> =>
      (await admin.get<Row[]>(`${api}/external-task?processInstanceId=${instance}`)).body[0]?.['retries'];
    expect(await retries()).toBe(5);
    const batch = await send('/external-task/retries-async', { retries: 9, processInstanceIds: [instance] });
    expect(batch).toMatchObject({ status: 200, body: { type: 'set-external-task-retries', totalJobs: 1 } });
    await work();
    expect(await retries()).toBe(9);
    const nobody = await send('/external-task/retries-async', { retries: 9 });
    expect(nobody).toMatchObject({ status: 400, body: { message: 'externalTaskIds is empty' } });
  });
});

describe('the end of many instances', () => {
  it('is asked for by what ran, with why', async () => {
    await start('works');
    const deleted = await send('/process-instance/delete-historic-query-based', {
      historicProcessInstanceQuery: { processDefinitionKey: 'works', unfinished: true },
      deleteReason: 'TEST over',
    });
    expect(deleted).toMatchObject({ status: 200, body: { type: 'instance-deletion' } });
    await work();
    expect(await count('/process-instance/count?processDefinitionKey=works')).toBe(0);
  });
});

describe('what history has of many instances', () => {
  it('is forgotten by a batch, and until then says when it would go by itself', async () => {
    const [one, other, running] = [await start('waits'), await start('waits'), await start('waits')];
    await admin.delete(`${api}/process-instance/${one}`);
    await admin.delete(`${api}/process-instance/${other}`);
    const past = async (id: string): Promise<Reply<Row>> =>
      admin.get<Row>(`${api}/history/process-instance/${id}`);
    const { body } = await past(one);
    const days = Date.parse(String(body['removalTime'])) - Date.parse(String(body['endTime']));
    expect(days).toBe(30 * 24 * 3_600_000);
    expect((await past(running)).body).toMatchObject({ removalTime: null });
    const batch = await send('/history/process-instance/delete', {
      historicProcessInstanceIds: [one, running, 'none'],
      historicProcessInstanceQuery: { processInstanceIds: [other] },
      failIfNotExists: false,
      deleteReason: 'TEST',
    });
    expect(batch).toMatchObject({ status: 200, body: { type: 'historic-instance-deletion', totalJobs: 4 } });
    await work();
    expect([(await past(one)).status, (await past(other)).status, (await past(running)).status]).toEqual([
      404, 404, 200,
    ]);
    expect(await door.ports.store.get('batch', batch.body.id)).toMatchObject({
      body: { done: 3, failed: 1 },
    });
    expect((await send('/history/process-instance/delete', {})).status).toBe(400);
  });
});
