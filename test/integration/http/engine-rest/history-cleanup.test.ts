import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executeJob } from '../../../../src/application/engine/execute-job.js';
import { leaseJobs } from '../../../../src/application/engine/lease-jobs.js';
import { keepCleaningUp } from '../../../../src/application/history/cleanup-job.js';
import type { RecordKind } from '../../../../src/ports/records.js';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

type Row = Readonly<Record<string, unknown>>;

const dayMs = 86_400_000;
const short = (xml: string) => xml.replace('historyTimeToLive="30"', 'historyTimeToLive="2"');
const endless = (xml: string) => xml.replace('camunda:historyTimeToLive="30"', '');
const call = (id: string, key: string) => ({ id, xml: `<callActivity id="${id}" calledElement="${key}"/>` });
/** Each round leaves a few records. */
const rounds = (count: number) => ({
  id: 'rounds',
  xml: `<task id="rounds"><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>${count}</loopCardinality></multiInstanceLoopCharacteristics></task>`,
});

let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const answer = await door.deploy({
    'short.bpmn': bpmn(short(sequence('short', userTask('only')))),
    'quick.bpmn': bpmn(short(sequence('quick', rounds(1)))),
    'large.bpmn': bpmn(short(sequence('large', call('first', 'part'), call('second', 'part')))),
    'part.bpmn': bpmn(endless(sequence('part', rounds(350)))),
    'holds.bpmn': bpmn(endless(sequence('holds', call('inner', 'quick'), userTask('open')))),
    'endless.bpmn': bpmn(endless(sequence('endless', rounds(1)))),
  });
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
});
afterAll(() => door.close());

const get = async <Body>(path: string): Promise<Body> => (await admin.get<Body>(`/engine-rest${path}`)).body;
const start = async (key: string, body: object = {}): Promise<string> =>
  (await admin.post<{ id: string }>(`/engine-rest/process-definition/key/${key}/start`, body)).body.id;
const isRemembered = async (id: string): Promise<boolean> =>
  (await admin.get(`/engine-rest/history/process-instance/${id}`)).status === 200;

/** Does one part of what is due, as a worker would; answers whether there was any. */
const doOnce = async (): Promise<boolean> => {
  const [leased] = await leaseJobs(door.ports, { owner: 'TEST', leaseMs: 60_000, max: 1 });
  if (leased) expect(await executeJob(door.ports, leased)).toEqual({ result: 'done' });
  return leased !== undefined;
};
const doAll = async (): Promise<number> => {
  for (let parts = 0; ; parts += 1) if (!(await doOnce())) return parts;
};

const left = async (instanceId: string): Promise<number> => {
  const kinds: readonly RecordKind[] = ['historicActivity', 'eventBatch', 'historicIncident', 'comment'];
  const counts = await Promise.all(
    kinds.map((kind) => door.ports.store.count(kind, [{ field: 'instanceId', is: instanceId }])),
  );
  return counts.reduce((sum, count) => sum + count, 0);
};

describe('cleaning up history', () => {
  it('has no job until somebody wants it', async () => {
    expect((await admin.get<Row>('/engine-rest/history/cleanup/jobs')).status).toBe(404);
    const { status, body } = await admin.get<Row>('/engine-rest/history/cleanup/job');
    expect([status, body['message']]).toEqual([404, 'History cleanup job does not exist']);
    // The door opens at ten on the 11th of January; the next night is that of the 12th, at two.
    expect(await get('/history/cleanup/configuration')).toEqual({
      batchWindowStartTime: '2027-01-12T01:00:00.000+0000',
      batchWindowEndTime: null,
      enabled: true,
    });
  });

  it('forgets what ended longer ago than its version says, at night, and nothing else', async () => {
    await keepCleaningUp(door.ports);
    await keepCleaningUp(door.ports);
    expect(await get<Row[]>('/history/cleanup/jobs')).toMatchObject([
      { dueDate: '2027-01-12T01:00:00.000+0000', processInstanceId: null },
    ]);
    const ended = await start('quick');
    const kept = await start('endless');
    const holding = await start('holds');
    const running = await start('short');
    const [inner] = await get<Row[]>(`/history/process-instance?superProcessInstanceId=${holding}`);
    expect(inner).toMatchObject({ state: 'COMPLETED' });

    door.pass(dayMs + 18 * 3_600_000);
    const later = await start('quick');
    expect(await doAll()).toBe(1);
    expect(await isRemembered(ended)).toBe(true);
    const [reported] = await get<Row[]>(
      '/history/process-definition/cleanable-process-instance-report?processDefinitionKeyIn=quick',
    );
    expect(reported).toMatchObject({
      historyTimeToLive: 2,
      finishedProcessInstanceCount: 3,
      cleanableProcessInstanceCount: 0,
    });

    door.pass(dayMs);
    expect(await left(ended)).toBeGreaterThan(0);
    await doAll();
    expect(await isRemembered(ended)).toBe(false);
    expect(await left(ended)).toBe(0);
    for (const id of [kept, holding, running, later, String(inner?.['id'])])
      expect([id, await isRemembered(id)]).toEqual([id, true]);
    expect(await get<Row>('/history/cleanup/job')).toMatchObject({
      dueDate: '2027-01-15T01:00:00.000+0000',
      retries: 3,
    });
  });

  it('goes on in parts where the last one ended, called instances first, the outermost last', async () => {
    const root = await start('large');
    const called = await get<Row[]>(`/history/process-instance?superProcessInstanceId=${root}`);
    expect(called).toHaveLength(2);
    const tree = [...called.map(({ id }) => String(id)), root];
    const leftOfAll = async () => (await Promise.all(tree.map(left))).reduce((sum, one) => sum + one, 0);
    const before = await leftOfAll();
    expect(before).toBeGreaterThan(600);

    door.pass(2 * dayMs);
    const asked = await admin.post<Row>('/engine-rest/history/cleanup');
    expect([asked.status, asked.body['dueDate']]).toEqual([200, expect.stringMatching(/^2027-01-1/)]);
    const steps: number[] = [];
    while (await doOnce()) {
      const now = await leftOfAll();
      steps.push(now);
      if (now > 0) expect(await isRemembered(root)).toBe(true);
    }
    expect(steps.at(-1)).toBe(0);
    expect(steps.every((now, at) => (steps[at - 1] ?? before) - now <= 500)).toBe(true);
    expect(await isRemembered(root)).toBe(false);
    const found = await door.ports.store.find('operation', {
      where: [{ field: 'operation', is: 'CreateHistoryCleanupJobs' }],
    });
    expect(found.map(({ body }) => body.actor)).toEqual(['admin']);
  });

  it('waits for what an ended instance still has on its way, and does the others meanwhile', async () => {
    const sending = await start('quick');
    const other = await start('quick');
    await door.ports.store.commit([
      {
        kind: 'job',
        put: {
          id: 'TEST-outbox',
          kind: 'message',
          instanceId: sending,
          runnableAt: '2099-01-01T00:00:00.000Z' as never,
          createdAt: door.ports.clock.now(),
          priority: 0,
          retries: 3,
          suspended: false,
        },
      },
    ]);
    door.pass(3 * dayMs);
    await doAll();
    expect([await isRemembered(sending), await isRemembered(other)]).toEqual([true, false]);
    await door.ports.store.commit([{ kind: 'job', remove: 'TEST-outbox' }]);
    door.pass(dayMs);
    await doAll();
    expect(await isRemembered(sending)).toBe(false);
  });

  it('leaves what ran for a trajectory to the file of that trajectory', async () => {
    await door.ports.store.commit([{ kind: 'trajectory', put: { id: 'TEST-trajectory' } as never }]);
    const filed = await start('quick', { businessKey: 'TEST-trajectory' });
    const named = await start('quick', {
      variables: { trajectoryId: { value: 'TEST-trajectory', type: 'String' } },
    });
    const other = await start('quick');
    door.pass(3 * dayMs);
    await doAll();
    expect([await isRemembered(filed), await isRemembered(named), await isRemembered(other)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('can be asked for the next night, and heeds a time to live that was changed or taken away', async () => {
    const id = (await get<Row>('/process-definition/key/quick'))['id'];
    const before = await start('quick');
    const change = (days: number | null) =>
      admin.put(`/engine-rest/process-definition/${String(id)}/history-time-to-live`, {
        historyTimeToLive: days,
      });
    expect((await change(null)).status).toBe(204);
    door.pass(10 * dayMs);
    await doAll();
    expect(await isRemembered(before)).toBe(true);
    await change(0);
    const asked = await admin.post<Row>('/engine-rest/history/cleanup?immediatelyDue=false');
    expect(String(asked.body['dueDate'])).toContain('T01:00:00.000+0000');
    expect(await doOnce()).toBe(false);
    door.pass(dayMs);
    await doAll();
    expect(await isRemembered(before)).toBe(false);
    expect(
      await get('/history/process-definition/cleanable-process-instance-report/count?compact=true'),
    ).toEqual({ count: expect.any(Number) });
  });
});
