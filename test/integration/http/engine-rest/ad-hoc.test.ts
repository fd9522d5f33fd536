import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { bpmn, sequence } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const free = {
  id: 'free',
  xml: `<adHocSubProcess id="free" name="Help" xmlns:koers="urn:koers:bpmn:1">
<extensionElements><koers:adHoc activeElementsCollection="= [&quot;call&quot;]"/></extensionElements>
<userTask id="call" name="Call"/><userTask id="visit" name="Visit"/><userTask id="report"/>
<sequenceFlow id="inner" sourceRef="visit" targetRef="report"/>
<completionCondition>= enough</completionCondition>
</adHocSubProcess>`,
};

interface Tree {
  readonly childActivityInstances: readonly Tree[];
  readonly activityId: string;
  readonly executionIds: readonly string[];
  readonly enabledActivities?: readonly { readonly activityId: string }[];
}

let door: TestDoor;
let admin: Client;
let instance: string;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  const answer = await door.deploy({ 'free.bpmn': bpmn(sequence('free-order', free)) });
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
  const started = await admin.post<{ id: string }>('/engine-rest/process-definition/key/free-order/start', {
    variables: { enough: { value: false } },
  });
  instance = started.body.id;
});
afterAll(() => door.close());

const tree = async (): Promise<Tree | undefined> => {
  const found = await admin.get<Tree>(`/engine-rest/process-instance/${instance}/activity-instances`);
  return found.status === 200 ? found.body.childActivityInstances[0] : undefined;
};

const complete = async (activity: string, variables = {}): Promise<void> => {
  const tasks = await admin.get<{ id: string }[]>(
    `/engine-rest/task?processInstanceId=${instance}&taskDefinitionKey=${activity}`,
  );
  const done = await admin.post(`/engine-rest/task/${tasks.body[0]?.id ?? ''}/complete`, { variables });
  expect(done.status).toBe(204);
};

describe('an ad-hoc sub-process', () => {
  it('is worked on in the order in which activities are chosen, until there is enough', async () => {
    const shown = await tree();
    expect(shown?.childActivityInstances.map(({ activityId }) => activityId)).toEqual(['call']);
    expect(shown?.enabledActivities?.map(({ activityId }) => activityId)).toEqual(['call', 'visit']);
    const execution = shown?.executionIds[0] ?? '';
    const listed = await admin.get(`/engine-rest/execution/${execution}/ad-hoc-activities`);
    expect(listed.body).toEqual([
      { activityId: 'call', activityName: 'Call', activityType: 'userTask' },
      { activityId: 'visit', activityName: 'Visit', activityType: 'userTask' },
    ]);
    const chosen = await admin.post(`/engine-rest/execution/${execution}/ad-hoc-activities/visit/start`, {
      variables: { why: { value: 'TEST' } },
    });
    expect([chosen.status, chosen.body]).toEqual([204, '']);
    await complete('call');
    await complete('visit');
    expect((await tree())?.childActivityInstances.map(({ activityId }) => activityId)).toEqual(['report']);
    await complete('report', { enough: { value: true } });
    expect(await tree()).toBeUndefined();
  });

  it('says what cannot be started, and where nothing can', async () => {
    const started = await admin.post<{ id: string }>('/engine-rest/process-definition/key/free-order/start', {
      variables: { enough: { value: false } },
    });
    instance = started.body.id;
    const execution = (await tree())?.executionIds[0] ?? '';
    const base = `/engine-rest/execution/${execution}/ad-hoc-activities`;
    expect((await admin.post(`${base}/report/start`, {})).status).toBe(409);
    expect((await admin.post(`${base}/call/start`, { variables: 3 })).status).toBe(400);
    expect((await admin.post('/engine-rest/execution/nobody/ad-hoc-activities/call/start', {})).status).toBe(
      409,
    );
    expect((await admin.get('/engine-rest/execution/nobody/ad-hoc-activities')).status).toBe(404);
    expect((await admin.get(`/engine-rest/execution/${execution}/ad-hoc-activities`)).body).toHaveLength(2);
  });
});
