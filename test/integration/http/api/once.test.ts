import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishable } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const model = (assignee: string) => publishable('p', assignee);

let door: TestDoor;
beforeAll(async () => {
  door = await openDoor();
  expect((await door.deploy({ 'p.bpmn': model('first') })).status).toBe(200);
});
afterAll(() => door.close());

const publish = (key: string, xml: string, user = 'designer') =>
  door
    .as(user)
    .post<{ version?: number; code?: string }>(
      '/api/v1/workflows/p/publish',
      { xml, note: 'TEST' },
      { 'idempotency-key': key },
    );

const versions = () => door.ports.store.count('processDefinition', [{ field: 'key', is: 'p' }]);

describe('the same command sent again', () => {
  it('a hundred times at once has the effect of one, and one answer', async () => {
    const before = await versions();
    const answers = await Promise.all(Array.from({ length: 100 }, () => publish('key-1', model('second'))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.version))).toEqual(new Set([before + 1]));
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(await versions()).toBe(before + 1);
  });

  it('is another command for another person', async () => {
    const before = await versions();
    await publish('key-2', model('third'));
    await publish('key-2', model('third'), 'designer2');
    expect(await versions()).toBe(before + 2);
  });

  it('with another body is a mistake', async () => {
    await publish('key-3', model('fourth'));
    const before = await versions();
    const answer = await publish('key-3', model('fifth'));
    expect([answer.status, answer.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(await versions()).toBe(before);
  });

  it('is decided anew after a refusal, and after a day', async () => {
    const refused = await publish('key-4', '<not-bpmn/>');
    expect(refused.status).toBe(422);
    expect((await publish('key-4', model('sixth'))).status).toBe(201);
    door.pass(24 * 3_600_000);
    const before = await versions();
    expect((await publish('key-4', model('sixth'))).status).toBe(201);
    expect(await versions()).toBe(before + 1);
  });

  it('needs a key that can be read', async () => {
    const answer = await publish('a key with spaces', model('seventh'));
    expect([answer.status, answer.body.code]).toEqual([400, 'idempotency-key-invalid']);
  });
});
