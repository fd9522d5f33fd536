import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bpmn, sequence, userTask } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

interface Definition {
  readonly id: string;
  readonly key: string;
  readonly version: number;
}

interface Deployment {
  readonly id: string;
  readonly name: string;
  readonly source: string | null;
  readonly deployedProcessDefinitions: Readonly<Record<string, Definition>> | null;
}

let door: TestDoor;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const modelOf = (key: string, name = 'work') =>
  bpmn(sequence(key, userTask('work', `camunda:assignee="${name}"`)));

const deployed = async (...args: Parameters<TestDoor['deploy']>): Promise<Deployment> => {
  const answer = await door.deploy(...args);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Deployment;
};

describe('a deployment', () => {
  it('answers the definitions it brought, by their ids', async () => {
    const { id, deployedProcessDefinitions, ...more } = await deployed(
      { 'a.bpmn': modelOf('a'), 'readme.md': '# Read me' },
      { 'deployment-name': 'First TEST', 'deployment-source': 'tests' },
    );
    const [definition] = Object.values(deployedProcessDefinitions ?? {});
    expect(Object.keys(deployedProcessDefinitions ?? {})).toEqual([definition?.id]);
    expect(definition).toMatchObject({
      key: 'a',
      version: 1,
      name: 'Process a',
      resource: 'a.bpmn',
      deploymentId: id,
      suspended: false,
      historyTimeToLive: 30,
    });
    expect(more).toMatchObject({ name: 'First TEST', source: 'tests', deployedDecisionDefinitions: null });
    const admin = door.as('admin');
    expect((await admin.get(`/engine-rest/deployment/${id}`)).body).toMatchObject({ id, name: 'First TEST' });
    const listed = await admin.get<Deployment[]>('/engine-rest/deployment?nameLike=First%25');
    expect(listed.body.map((one) => one.id)).toEqual([id]);
    const resources = await admin.get<{ id: string; name: string }[]>(
      `/engine-rest/deployment/${id}/resources`,
    );
    expect(resources.body.map(({ name }) => name)).toEqual(['a.bpmn', 'readme.md']);
    const data = await admin.get(
      `/engine-rest/deployment/${id}/resources/${resources.body[1]?.id ?? ''}/data`,
    );
    expect(data.body).toBe('# Read me');
    expect(data.headers.get('content-disposition')).toContain('attachment');
    const xml = await admin.get('/engine-rest/process-definition/key/a/xml');
    expect(xml.body).toEqual({ id: definition?.id, bpmn20Xml: modelOf('a') });
  });

  it('makes a next version, and answers versions as they are asked for', async () => {
    await deployed({ 'b.bpmn': modelOf('b') });
    await deployed({ 'b.bpmn': modelOf('b') });
    const admin = door.as('admin');
    const all = await admin.get<Definition[]>('/engine-rest/process-definition?key=b');
    expect(all.body.map(({ version }) => version)).toEqual([1, 2]);
    const latest = await admin.get<Definition[]>('/engine-rest/process-definition?key=b&latestVersion=true');
    expect(latest.body.map(({ version }) => version)).toEqual([2]);
    expect((await admin.get('/engine-rest/process-definition/key/b')).body).toMatchObject({ version: 2 });
    expect((await admin.get('/engine-rest/process-definition/count?key=b')).body).toEqual({ count: 2 });
  });

  it('leaves out what is there already when it is told to', async () => {
    const filtering = { 'deployment-name': 'Filtered TEST', 'enable-duplicate-filtering': 'true' };
    const files = { 'c.bpmn': modelOf('c'), 'd.bpmn': modelOf('d') };
    const first = await deployed(files, filtering);
    const again = await deployed(files, filtering);
    expect(again).toMatchObject({ id: first.id, deployedProcessDefinitions: null });
    const changed = await deployed(
      { ...files, 'd.bpmn': modelOf('d', 'other') },
      { ...filtering, 'deploy-changed-only': 'true' },
    );
    expect(changed.id).not.toBe(first.id);
    const brought = Object.values(changed.deployedProcessDefinitions ?? {});
    expect(brought.map(({ key, version }) => [key, version])).toEqual([['d', 2]]);
  });

  it('with a wrong model deploys nothing and names file, element and line', async () => {
    const wrong = bpmn(
      '<process id="w" isExecutable="true">\n<startEvent id="s"/>\n<adHocSubProcess id="x"/>\n</process>',
    );
    const answer = await door.deploy({ 'good.bpmn': modelOf('good'), 'wrong.bpmn': wrong });
    expect(answer.status).toBe(400);
    const { type, details } = (await answer.json()) as {
      type: string;
      details: Record<string, { errors: { line: number; mainElementId: string | null }[] }>;
    };
    expect(type).toBe('ParseException');
    expect(Object.keys(details)).toEqual(['wrong.bpmn']);
    expect(details['wrong.bpmn']?.errors).toContainEqual(
      expect.objectContaining({ mainElementId: 'x', line: 6 }),
    );
    expect((await door.as('admin').get('/engine-rest/process-definition/key/good')).status).toBe(404);
  });

  it.each<[string, string, Record<string, string>, number]>([
    ['no form at all', '{}', { 'content-type': 'application/json' }, 415],
    ['a form without boundary', 'x', { 'content-type': 'multipart/form-data' }, 415],
    [
      'a form that breaks off',
      '--b\r\nContent-Disp',
      { 'content-type': 'multipart/form-data; boundary=b' },
      400,
    ],
    ['a form without files', '--b--\r\n', { 'content-type': 'multipart/form-data; boundary=b' }, 400],
  ])('refuses %s', async (_what, body, headers, status) => {
    const authorization = `Basic ${Buffer.from('admin:admin').toString('base64')}`;
    const answer = await fetch(`${door.url}/engine-rest/deployment/create`, {
      method: 'POST',
      headers: { authorization, ...headers },
      body,
    });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toHaveProperty('message');
  });

  it('refuses what is too large, too many, not a text, or has no name', async () => {
    const large = 'x'.repeat(10 * 1024 * 1024 + 1);
    expect((await door.deploy({ 'large.txt': large })).status).toBe(413);
    const many = Object.fromEntries(Array.from({ length: 101 }, (_x, n) => [`${n}.txt`, 'x']));
    expect((await door.deploy(many)).status).toBe(413);
    expect((await door.deploy({ [`${'n'.repeat(300)}.txt`]: 'x' })).status).toBe(400);
  });

  it('is deleted with what it brought; running instances only go along when told', async () => {
    const { id } = await deployed({ 'e.bpmn': modelOf('e') });
    const admin = door.as('admin');
    const started = await admin.post<{ id: string }>('/engine-rest/process-definition/key/e/start');
    expect((await admin.delete(`/engine-rest/deployment/${id}`)).status).toBe(409);
    expect((await admin.delete(`/engine-rest/deployment/${id}?cascade=true`)).status).toBe(204);
    expect((await admin.get(`/engine-rest/process-instance/${started.body.id}`)).status).toBe(404);
    expect((await admin.get('/engine-rest/process-definition/key/e')).status).toBe(404);
    expect((await admin.delete(`/engine-rest/deployment/${id}?cascade=true`)).status).toBe(404);
  });
});
