import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const hour = 3_600_000;
let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  await door.deploy({ 'work.bpmn': bpmn(sequence('work', userTask('only'))) });
  for (const hours of [1, 3, 24 * 60]) await live(hours);
  await live(2);
  await admin.post('/engine-rest/process-definition/key/work/start', {});
});
afterAll(() => door.close());

const live = async (hours: number): Promise<void> => {
  const { id } = (await admin.post<{ id: string }>('/engine-rest/process-definition/key/work/start', {}))
    .body;
  door.pass(hours * hour);
  const [task] = (await admin.get<{ id: string }[]>(`/engine-rest/task?processInstanceId=${id}`)).body;
  expect((await admin.post(`/engine-rest/task/${task?.id ?? ''}/complete`, {})).status).toBe(204);
};

const report = (query: string) =>
  admin.get<unknown>(`/engine-rest/history/process-instance/report?reportType=duration&${query}`);

describe('how long instances took', () => {
  it('is told by the month or quarter in which they began', async () => {
    const january = { period: 1, minimum: hour, maximum: 1440 * hour };
    expect((await report('periodUnit=month')).body).toEqual([
      { ...january, periodUnit: 'MONTH', average: Math.round((1444 * hour) / 3) },
      { period: 3, periodUnit: 'MONTH', minimum: 2 * hour, maximum: 2 * hour, average: 2 * hour },
    ]);
    expect((await report('periodUnit=quarter')).body).toEqual([
      { ...january, periodUnit: 'QUARTER', average: Math.round((1446 * hour) / 4) },
    ]);
    expect((await report('periodUnit=month&processDefinitionKeyIn=none')).body).toEqual([]);
  });

  it('needs a kind of report and a period', async () => {
    expect((await report('periodUnit=week')).status).toBe(400);
    expect((await admin.get('/engine-rest/history/process-instance/report?periodUnit=month')).status).toBe(
      400,
    );
  });
});
