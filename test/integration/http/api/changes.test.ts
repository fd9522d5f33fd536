import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executeJob } from '../../../../src/application/engine/execute-job.js';
import { leaseJobs } from '../../../../src/application/engine/lease-jobs.js';
import type {
  Change,
  ChangeResults,
  PlannedMigration,
  RehearsedMigration,
} from '../../../../src/http/contract/v1.js';
import { bpmn, sequence } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const task = (id: string, name: string) => ({
  id,
  xml: `<userTask id="${id}" name="${name}" xmlns:c="http://camunda.org/schema/1.0/bpmn" c:dueDate="2027-02-01T12:00:00Z"/>`,
});

let door: TestDoor;
beforeAll(async () => {
  door = await openDoor();
  for (const parts of [
    [task('a', 'Ask'), task('z', 'Close')],
    [task('b', 'Ask'), task('z', 'Close')],
  ])
    expect((await door.deploy({ 'w.bpmn': bpmn(sequence('w', ...parts)) })).status).toBe(200);
});
afterAll(() => door.close());

const designer = () => door.as('designer');
const pair = { from: 1, to: 2 };
const instructions = [{ source: 'a', target: 'b' }];

const start = async (): Promise<string> => {
  const { body } = await door
    .as('admin')
    .get<{ id: string }[]>('/engine-rest/process-definition?key=w&version=1');
  const started = await door
    .as('admin')
    .post<{ id: string }>(`/engine-rest/process-definition/${body[0]?.id ?? ''}/start`, {});
  return started.body.id;
};

const work = async (): Promise<void> => {
  for (;;) {
    const leased = await leaseJobs(door.ports, { owner: 'TEST', leaseMs: 60_000, max: 10 });
    if (leased.length === 0) return;
    for (const job of leased) await executeJob(door.ports, job);
  }
};

describe('moving what runs to another version', () => {
  it('is planned with what is where now', async () => {
    await start();
    const { status, body } = await designer().post<PlannedMigration>(
      '/api/v1/workflows/w/migration-plan',
      pair,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      running: 1,
      steps: [
        { source: 'a', name: 'Ask', type: 'userTask', here: 1 },
        { source: 'z', name: 'Close', here: 0, target: 'z' },
      ],
      instructions: [{ source: 'z', target: 'z' }],
    });
    expect(body.targets).toContainEqual({ id: 'b', name: 'Ask', type: 'userTask' });
  });

  it('is rehearsed: what stays and why, what moves and its due dates', async () => {
    const address = '/api/v1/workflows/w/migration-rehearsal';
    const without = await designer().post<RehearsedMigration>(address, { ...pair, instructions: [] });
    expect(without.body).toMatchObject({
      total: 1,
      moving: 0,
      staying: 1,
      items: [{ problems: [{ code: 'no-instruction', element: 'a', name: 'Ask' }] }],
    });
    const moving = await designer().post<RehearsedMigration>(address, { ...pair, instructions });
    const due = '2027-02-01T12:00:00.000Z';
    expect(moving.body).toMatchObject({
      moving: 1,
      staying: 0,
      items: [{ problems: [], tasks: [{ name: 'Ask', from: 'a', to: 'b', dueBefore: due, dueAfter: due }] }],
    });
  });

  it('is refused without a reason, by a plan nobody could follow, and for a version that is not there', async () => {
    const address = '/api/v1/workflows/w/migrations';
    expect((await designer().post(address, { ...pair, instructions })).status).toBe(422);
    const bad = await designer().post(address, {
      ...pair,
      instructions: [{ source: 'a', target: 'nothing' }],
      reason: 'TEST',
    });
    expect(bad).toMatchObject({
      status: 422,
      body: { code: 'migration-not-possible', errors: [{ code: 'target-not-found' }] },
    });
    const absent = await designer().post(address, { from: 1, to: 9, instructions, reason: 'TEST' });
    expect(absent.status).toBe(404);
  });

  it('is done by workers with progress, a list, and an undo', async () => {
    const instance = await start();
    const started = await designer().post<Change>('/api/v1/workflows/w/migrations', {
      ...pair,
      instructions,
      reason: 'New step',
    });
    expect(started).toMatchObject({
      status: 201,
      body: { state: 'RUNNING', total: 2, done: 0, reason: 'New step', createdBy: 'designer' },
    });
    const address = `/api/v1/changes/${started.body.id}`;
    expect((await designer().post<Change>(`${address}/pause`, {})).body.state).toBe('PAUSED');
    await work();
    expect((await designer().get<Change>(address)).body.done).toBe(0);
    await designer().post(`${address}/resume`, {});
    await work();
    expect((await designer().get<Change>(address)).body).toMatchObject({ state: 'COMPLETED', done: 2 });
    const results = await designer().get<ChangeResults>(`${address}/results?state=DONE`);
    expect(results.body.items.map(({ subject }) => subject)).toContain(instance);
    expect((await designer().post(`${address}/cancel`, { reason: 'TEST' })).status).toBe(409);
    door.pass(1000);
    const undo = await designer().post<Change>(`${address}/undo`, { reason: 'Too early' });
    expect(undo).toMatchObject({ status: 201, body: { type: 'instance-migration-undo', total: 2 } });
    await work();
    expect((await designer().get<Change>(address)).body).toMatchObject({ done: 2, undone: 2 });
    const list = await designer().get<{ items: Change[] }>('/api/v1/workflows/w/changes');
    expect(list.body.items.map(({ type }) => type)).toEqual([
      'instance-migration-undo',
      'instance-migration',
    ]);
    const log = await door.ports.store.find('operation', { where: [{ field: 'instanceId', is: instance }] });
    expect(log.map(({ body }) => [body.operation, body.actor, body.reason])).toEqual(
      expect.arrayContaining([
        ['Migrate', 'designer', 'New step'],
        ['UndoMigration', 'designer', 'Too early'],
      ]),
    );
  });

  it('retries what is stuck, with a reason', async () => {
    const address = '/api/v1/workflows/w/incidents/retry';
    expect((await designer().post(address, {})).status).toBe(422);
    expect(await designer().post(address, { reason: 'Repaired' })).toMatchObject({
      status: 201,
      body: { type: 'set-job-retries', total: 0, state: 'COMPLETED' },
    });
    expect((await designer().post('/api/v1/workflows/x/incidents/retry', { reason: 'TEST' })).status).toBe(
      404,
    );
    expect((await designer().get('/api/v1/changes/none')).status).toBe(404);
  });
});

describe('moving one instance by hand', () => {
  const instructions = [
    { do: 'startBefore', element: 'z' },
    { do: 'cancelAll', element: 'a' },
  ];

  it('is shown before it is done, and done with a reason', async () => {
    const instance = await start();
    const admin = door.as('admin');
    const address = `/api/v1/instances/${instance}/modification`;
    const shown = await admin.post(`${address}-preview`, { instructions });
    const task = { waiting: 'userTask' };
    expect(shown).toMatchObject({
      status: 200,
      body: { before: [{ element: 'a', ...task }], after: [{ element: 'z', ...task }], ends: false },
    });
    const nothingLeft = await admin.post(`${address}-preview`, { instructions: instructions.slice(1) });
    expect(nothingLeft.body).toMatchObject({ after: [], ends: true });
    expect((await admin.post(address, { instructions })).status).toBe(422);
    const done = await admin.post(address, { instructions, reason: 'Done by phone' });
    expect(done).toMatchObject({ status: 200, body: { instanceId: instance, ended: false } });
    const log = await door.ports.store.find('operation', { where: [{ field: 'instanceId', is: instance }] });
    expect(log[0]?.body).toMatchObject({ operation: 'ModifyProcessInstance', reason: 'Done by phone' });
    const unknown = await admin.post('/api/v1/instances/none/modification-preview', { instructions });
    expect(unknown.status).toBe(404);
    const wrong = [{ do: 'startBefore', element: 'nowhere' }];
    expect((await admin.post(`${address}-preview`, { instructions: wrong })).status).toBe(422);
  });
});
