import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executeJob } from '../../../../src/application/engine/execute-job.js';
import { leaseJobs } from '../../../../src/application/engine/lease-jobs.js';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const api = '/engine-rest';
const fails = {
  id: 'fails',
  xml: `<scriptTask id="fails" scriptFormat="feel" camunda:asyncBefore="true" camunda:resultVariable="x"><script>missing + 1</script></scriptTask>`,
};

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

let door: TestDoor;
let admin: Client;
let definition: string;
const instances: string[] = [];

const start = async (): Promise<void> => {
  const started = await admin.post<Row>(`${api}/process-definition/${definition}/start`, {});
  instances.push(started.body.id);
};
const doDueJobs = async (): Promise<void> => {
  for (const leased of await leaseJobs(door.ports, { owner: 'TEST', leaseMs: 60_000, max: 10 }))
    await executeJob(door.ports, leased);
};

beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  await door.deploy({ 's.bpmn': bpmn(sequence('s', userTask('first'), fails)) });
  definition = (await admin.get<Row>(`${api}/process-definition/key/s`)).body.id;
  await start();
  await start();
  door.pass(3_600_000);
  await start();
  for (const instance of instances.slice(0, 2)) {
    const [task] = (await admin.get<Row[]>(`${api}/task?processInstanceId=${instance}`)).body;
    await admin.post(`${api}/task/${task?.id ?? ''}/complete`, {});
  }
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await doDueJobs();
    door.pass(3_600_000);
  }
  await admin.delete(`${api}/process-instance/${instances[0] ?? ''}`);
});
afterAll(() => door.close());

const statistics = (query: string) =>
  admin.get<Row[]>(`${api}/history/process-definition/${definition}/statistics?${query}`);
const at = (rows: readonly Row[], id: string): Row | undefined => rows.find((row) => row.id === id);

describe('what happened at each element', () => {
  it('is told with its incidents, by what became of them', async () => {
    const { body } = await statistics('incidents=true&canceled=true&finished=true&completeScope=true');
    expect(at(body, 'fails')).toEqual({
      id: 'fails',
      instances: 1,
      canceled: 1,
      finished: 1,
      completeScope: 0,
      openIncidents: 1,
      resolvedIncidents: 0,
      deletedIncidents: 1,
    });
    expect(at(body, 'first')).toMatchObject({ instances: 1, finished: 2, openIncidents: 0 });
    expect(at((await statistics('')).body, 'fails')).toMatchObject({ openIncidents: 0, deletedIncidents: 0 });
  });

  it('is told of instances that were named, or began and ended in a span of time', async () => {
    const named = await statistics(`incidents=true&processInstanceIdIn=${instances[1] ?? ''}`);
    expect(named.body).toEqual([expect.objectContaining({ id: 'fails', instances: 1, openIncidents: 1 })]);
    const late = await statistics('finished=true&startedAfter=2027-01-11T09:30:00.000%2B0000');
    expect(at(late.body, 'first')).toMatchObject({ instances: 1, finished: 0 });
    const over = await statistics('canceled=true&finishedAfter=2027-01-11T09:30:00.000%2B0000');
    expect(at(over.body, 'fails')).toMatchObject({ instances: 0, canceled: 1 });
    expect((await statistics('finishedBefore=yesterday')).status).toBe(400);
  });
});
