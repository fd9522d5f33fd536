import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../support/client.js';
import { publishable } from '../../../support/http/models.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

const model = (assignee: string) => publishable('p', assignee);

interface Version {
  readonly version: number;
  readonly note?: string;
  readonly deployedBy: string;
  readonly running: number;
}

let door: TestDoor;
let designer: Client;
beforeAll(async () => {
  door = await openDoor();
  designer = door.as('designer');
  expect((await door.deploy({ 'p.bpmn': model('first'), 'README.md': '# P TEST' })).status).toBe(200);
});
afterAll(() => door.close());

describe('a workflow', () => {
  it('is published as its next version, with who and why, and running instances keep theirs', async () => {
    const started = await door
      .as('admin')
      .post<{ definitionId: string }>('/engine-rest/process-definition/key/p/start');
    const published = await designer.post('/api/v1/workflows/p/publish', {
      xml: model('second'),
      note: 'Somebody else does it TEST',
      basedOn: 1,
    });
    expect([published.status, published.body]).toEqual([
      201,
      expect.objectContaining({ key: 'p', version: 2 }),
    ]);
    const location = published.headers.get('location') ?? '';
    expect((await designer.get(location)).body).toBe(model('second'));
    const { body } = await designer.get<{ items: Version[] }>('/api/v1/workflows/p/versions');
    expect(body.items).toMatchObject([
      { version: 2, deployedBy: 'designer', note: 'Somebody else does it TEST', running: 0 },
      { version: 1, deployedBy: 'admin', running: 1 },
    ]);
    expect(started.body.definitionId).toMatch(/^p:1:/);
    const newest = await door.as('admin').get('/engine-rest/process-definition/key/p');
    expect(newest.body).toMatchObject({ version: 2 });
  });

  it('is not published over a version the designer has not seen', async () => {
    const { status, body } = await designer.post('/api/v1/workflows/p/publish', {
      xml: model('third'),
      note: 'TEST',
      basedOn: 1,
    });
    expect([status, body]).toEqual([409, expect.objectContaining({ code: 'published-meanwhile' })]);
  });

  it.each([
    ['p', '<definitions', 'model-invalid'],
    ['p', publishable('other', 'x'), 'process-id-mismatch'],
    ['p', model('x').replace('targetRef="Finished"', 'targetRef="Nowhere"'), 'model-invalid'],
    ['none', model('x'), 'workflow-not-found'],
  ])('as %s is not published with a model that is wrong', async (key, xml, code) => {
    const { body } = await designer.post(`/api/v1/workflows/${key}/publish`, { xml, note: 'TEST' });
    expect(body).toMatchObject({ code });
  });

  it('is checked without keeping anything', async () => {
    const before = await door.ports.store.count('deployment');
    const wrong = model('x').replace('targetRef="Finished"', 'targetRef="Nowhere"');
    const { status, body } = await designer.post<{ problems: object[] }>('/api/v1/workflows/p/check', {
      xml: wrong,
    });
    expect(status).toBe(200);
    expect(body.problems).toContainEqual(expect.objectContaining({ severity: 'error' }));
    expect(await door.ports.store.count('deployment')).toBe(before);
  });

  it('tells caseworkers what it is for', async () => {
    const readme = await door.as('caseworker').get('/api/v1/workflows/p/readme');
    expect([readme.status, readme.body, readme.headers.get('content-type')]).toEqual([
      200,
      '# P TEST',
      'text/markdown; charset=utf-8',
    ]);
    expect((await designer.get('/api/v1/workflows/none/readme')).status).toBe(404);
    expect((await designer.get('/api/v1/workflows/p/versions/99/xml')).status).toBe(404);
    expect((await designer.get('/api/v1/workflows/p/versions/x/xml')).status).toBe(404);
  });
});
