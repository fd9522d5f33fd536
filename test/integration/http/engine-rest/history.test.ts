import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

interface Visit {
  readonly activityId: string;
  readonly activityType: string;
  readonly assignee: string | null;
  readonly endTime: string | null;
  readonly durationInMillis: number | null;
  readonly canceled: boolean;
}

const ownScope = {
  id: 'own',
  xml: `<userTask id="own" name="Own"><extensionElements><camunda:inputOutput>
<camunda:inputParameter name="x">1</camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>`,
};
const repeated = {
  id: 'each',
  xml: `<userTask id="each" name="Each"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality>
</multiInstanceLoopCharacteristics></userTask>`,
};

let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const xml = bpmn(sequence('h', userTask('first', 'camunda:assignee="rvt"'), ownScope, repeated));
  const answer = await door.deploy({ 'h.bpmn': xml });
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
});
afterAll(() => door.close());

const start = async (body: object = {}) =>
  (await admin.post<{ id: string }>('/engine-rest/process-definition/key/h/start', body)).body.id;

const completeOne = async (instance: string): Promise<void> => {
  const [task] = (await admin.get<{ id: string }[]>(`/engine-rest/task?processInstanceId=${instance}`)).body;
  expect((await admin.post(`/engine-rest/task/${task?.id ?? ''}/complete`)).status).toBe(204);
};

const visitsOf = async (instance: string, more = '') =>
  (await admin.get<Visit[]>(`/engine-rest/history/activity-instance?processInstanceId=${instance}${more}`))
    .body;

describe('history', () => {
  it('has one visit per element, per run of a repeated one, and one of its body', async () => {
    const instance = await start();
    door.pass(1_500);
    await completeOne(instance);
    await completeOne(instance);
    const visits = await visitsOf(instance);
    expect(visits.map(({ activityId, activityType }) => `${activityId} ${activityType}`).sort()).toEqual([
      'each userTask',
      'each userTask',
      'each#multiInstanceBody multiInstanceBody',
      'first userTask',
      'own userTask',
      'start startEvent',
    ]);
    const first = visits.find(({ activityId }) => activityId === 'first');
    expect(first).toMatchObject({ assignee: 'rvt', durationInMillis: 1_500, canceled: false });
    expect((await visitsOf(instance, '&unfinished=true')).length).toBe(3);
    expect((await visitsOf(instance, '&finished=true&activityId=own')).length).toBe(1);
  });

  it('says of every visit whether it was cut off', async () => {
    const instance = await start();
    await admin.delete(`/engine-rest/process-instance/${instance}`);
    expect(await visitsOf(instance, '&canceled=true')).toMatchObject([
      { activityId: 'first', canceled: true },
    ]);
    const tasks = await admin.get(`/engine-rest/history/task?processInstanceId=${instance}`);
    expect(tasks.body).toMatchObject([{ taskDefinitionKey: 'first', deleteReason: 'deleted' }]);
  });

  it('finds instances by how and when they began and ended', async () => {
    const instance = await start({ businessKey: 'H-1', variables: { a: { value: 1 } } });
    const found = async (filter: string) =>
      (
        await admin.get<{ id: string }[]>(
          `/engine-rest/history/process-instance?processInstanceBusinessKey=H-1&${filter}`,
        )
      ).body.length;
    expect([
      await found('active=true'),
      await found('unfinished=true'),
      await found('finished=true'),
    ]).toEqual([1, 1, 0]);
    door.pass(60_000);
    for (let step = 0; step < 4; step += 1) await completeOne(instance);
    expect([await found('completed=true'), await found('unfinished=true')]).toEqual([1, 0]);
    const [ended] = (
      await admin.get<object[]>('/engine-rest/history/process-instance?processInstanceBusinessKey=H-1')
    ).body;
    expect(ended).toMatchObject({
      processDefinitionKey: 'h',
      processDefinitionVersion: 1,
      startUserId: 'admin',
      startActivityId: 'start',
      durationInMillis: 60_000,
      state: 'COMPLETED',
    });
    const variables = await admin.get(
      `/engine-rest/history/variable-instance?processInstanceId=${instance}&executionIdIn=${instance}`,
    );
    expect(variables.body).toMatchObject([{ name: 'a', value: 1, type: 'Integer' }]);
  });
});
