import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { basicOf, type Client } from '../../../support/client.js';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

let door: TestDoor;
let admin: Client;
beforeAll(async () => {
  door = await openDoor();
  admin = door.as('admin');
  expect((await door.deploy({ 'p.bpmn': bpmn(sequence('p', userTask('work'))) })).status).toBe(200);
});
afterAll(() => door.close());

const raw = async (body: string, type = 'application/json') => {
  const answer = await fetch(`${door.url}/engine-rest/process-definition/key/p/start`, {
    method: 'POST',
    headers: { authorization: basicOf('admin'), 'content-type': type },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as { type: string; message: string } };
};

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('what /engine-rest does not take in', () => {
  it.each([
    ['text that is not JSON', '{"variables":', 'application/json', 400],
    ['text that is not UTF-8', '\xff\xfe', 'application/json; charset=latin1', 415],
    ['another media type', 'a=1', 'application/x-www-form-urlencoded', 415],
    ['a list instead of an object', '[]', 'application/json', 400],
    [
      'keys that objects mistake for machinery',
      '{"variables":{"__proto__":{"value":1}}}',
      'application/json',
      422,
    ],
    ['nesting beyond 100', nested(101), 'application/json', 422],
    ['a body beyond 10 MB', JSON.stringify({ x: 'x'.repeat(10 * 1024 * 1024) }), 'application/json', 413],
    [
      'variables beyond 1 MB',
      JSON.stringify({ variables: { v: { value: 'x'.repeat(1_100_000) } } }),
      'application/json',
      413,
    ],
  ])('%s', async (_what, body, type, status) => {
    const refused = await raw(body, type);
    expect([refused.status, refused.body]).toEqual([
      status,
      expect.objectContaining({ type: expect.any(String), message: expect.any(String) }),
    ]);
    expect(door.faults).toEqual([]);
  });

  it('operators in filters are data', async () => {
    const found = await admin.post('/engine-rest/task', { name: '$ne', assigneeLike: "' OR 1=1 --" });
    expect([found.status, found.body]).toEqual([200, []]);
    expect((await admin.post('/engine-rest/task', { name: { $ne: null } })).status).toBe(400);
  });

  it('filters it cannot answer, rather than answering another question', async () => {
    const refused = await admin.get('/engine-rest/task?tenantIdIn=a');
    expect([refused.status, refused.body]).toEqual([
      400,
      expect.objectContaining({ type: 'InvalidRequestException' }),
    ]);
  });

  it('addresses it does not have, and methods an address does not take', async () => {
    expect((await admin.get('/engine-rest/nothing/here')).status).toBe(404);
    const refused = await admin.delete('/engine-rest/message');
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await admin.get(`/engine-rest/task/${'x'.repeat(500)}`)).status).toBe(404);
  });

  it.each([
    ['get', '/engine-rest/task/none'],
    ['get', '/engine-rest/task/none/variables'],
    ['get', '/engine-rest/task/none/localVariables'],
    ['get', '/engine-rest/task/none/form'],
    ['post', '/engine-rest/task/none/complete'],
    ['post', '/engine-rest/task/none/claim'],
    ['post', '/engine-rest/task/none/unclaim'],
    ['get', '/engine-rest/process-instance/none'],
    ['get', '/engine-rest/process-instance/none/activity-instances'],
    ['get', '/engine-rest/process-definition/none'],
    ['get', '/engine-rest/process-definition/none/xml'],
    ['get', '/engine-rest/process-definition/key/none/xml'],
    ['get', '/engine-rest/deployment/none'],
    ['get', '/engine-rest/deployment/none/resources'],
    ['get', '/engine-rest/job/none'],
    ['get', '/engine-rest/incident/none'],
    ['get', '/engine-rest/execution/none'],
    ['post', '/engine-rest/execution/none.1/signal'],
    ['post', '/engine-rest/execution/none.1/messageSubscriptions/none/trigger'],
    ['get', '/engine-rest/history/process-instance/none'],
    ['get', '/engine-rest/history/activity-instance/none'],
    ['get', '/engine-rest/decision-definition/key/none'],
    ['post', '/engine-rest/decision-definition/key/none/evaluate'],
  ] as const)('ids nobody has: %s %s', async (method, path) => {
    const refused = await admin[method](path);
    expect([refused.status, refused.body]).toEqual([
      404,
      expect.objectContaining({ message: expect.any(String) }),
    ]);
  });
});

describe('what the engine refuses', () => {
  it('is never a fault of the service, and changes nothing', async () => {
    const undecided = `<startEvent id="in"/><exclusiveGateway id="choose"/><endEvent id="one"/>
<endEvent id="two"/><sequenceFlow id="f" sourceRef="in" targetRef="choose"/>
<sequenceFlow id="f1" sourceRef="choose" targetRef="one"><conditionExpression>=n = 1</conditionExpression></sequenceFlow>
<sequenceFlow id="f2" sourceRef="choose" targetRef="two"><conditionExpression>=n = 2</conditionExpression></sequenceFlow>`;
    const model = bpmn(`<process id="undecided" isExecutable="true">${undecided}</process>`);
    expect((await door.deploy({ 'undecided.bpmn': model })).status).toBe(200);
    const path = '/engine-rest/process-definition/key/undecided/start';
    for (const [variables, code] of [
      [{ n: { value: 3 } }, 'no-flow-to-take'],
      [{}, 'unknown-variable'],
    ] as const) {
      const refused = await admin.post<{ message: string }>(path, { variables });
      expect([refused.status, refused.body]).toEqual([
        422,
        expect.objectContaining({ type: 'ProcessEngineException', message: expect.stringContaining(code) }),
      ]);
    }
    const count = '/engine-rest/process-instance/count?processDefinitionKey=undecided';
    expect((await admin.get(count)).body).toEqual({ count: 0 });
    expect(door.faults).toEqual([]);
  });
});

describe('a client that goes away', () => {
  it('while it waits for work leaves nothing locked behind', async () => {
    const gone = new Promise<void>((resolve) => {
      const call = request(`${door.url}/engine-rest/external-task/fetchAndLock`, {
        method: 'POST',
        headers: { authorization: basicOf('admin'), 'content-type': 'application/json' },
      });
      call.on('error', () => resolve());
      call.end(
        JSON.stringify({
          workerId: 'gone',
          maxTasks: 1,
          asyncResponseTimeout: 60_000,
          topics: [{ topicName: 'nobody', lockDuration: 1_000 }],
        }),
        () => setImmediate(() => call.destroy()),
      );
    });
    await gone;
    expect((await admin.get('/engine-rest/external-task/count?workerId=gone')).body).toEqual({ count: 0 });
    expect(door.faults).toEqual([]);
  });
});
