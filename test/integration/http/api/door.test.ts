import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { basicOf } from '../../../support/client.js';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

interface Problem {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly traceId: string;
  readonly errors?: readonly { readonly pointer: string }[];
}

let door: TestDoor;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: string) =>
  fetch(`${door.url}${path}`, {
    method,
    headers: { authorization: basicOf('intake'), ...headers },
    ...(body === undefined ? {} : { body }),
  });

const refusal = async (answer: Response): Promise<Problem> => {
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem = (await answer.json()) as Problem;
  expect(problem).toMatchObject({ type: `/problems/${problem.code}`, status: answer.status });
  return problem;
};

const json = { 'content-type': 'application/json' };
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('the door of /api/v1', () => {
  it('answers every address with headers that keep a browser safe', async () => {
    for (const path of ['/health', '/api/v1/me', '/engine-rest/version', '/nowhere', '/problems/stale']) {
      const { headers } = await ask('GET', path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; " +
          "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; " +
          "frame-ancestors 'none'; object-src 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it.each([
    ['a list', 200, 'GET', '/engine-rest/task', {}],
    ['nothing', 204, 'POST', '/engine-rest/signal', {}],
    ['that there is no such address', 404, 'GET', '/engine-rest/nowhere', {}],
    ['that the method is another', 405, 'DELETE', '/engine-rest/version', {}],
    ['that somebody may not', 403, 'GET', '/engine-rest/task', { authorization: basicOf('intake') }],
    ['that nobody signed in', 401, 'GET', '/engine-rest/task', { authorization: 'Basic !' }],
  ])('answers %s at /engine-rest with those headers too', async (_what, status, method, path, headers) => {
    const body = method === 'POST' ? '{"name":"nobody"}' : undefined;
    const answer = await ask(method, path, { authorization: basicOf('admin'), ...json, ...headers }, body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  });

  it.each([
    ['not JSON', '{', json, 400, 'body-not-json'],
    ['another media type', 'a=1', { 'content-type': 'text/plain' }, 415, 'media-type-unsupported'],
    ['compressed', '{}', { ...json, 'content-encoding': 'gzip' }, 415, 'media-type-unsupported'],
    ['too deep', nested(101), json, 422, 'body-too-deep'],
    ['with forbidden keys', '{"__proto__":{"admin":true}}', json, 422, 'key-forbidden'],
    ['too large', JSON.stringify('x'.repeat(10 * 1024 * 1024)), json, 413, 'body-too-large'],
    ['of another shape', '{"household":{}}', json, 422, 'request-invalid'],
  ])('refuses a body that is %s', async (_what, body, headers, status, code) => {
    const answer = await ask('POST', '/api/v1/reports', headers as Record<string, string>, body);
    expect(await refusal(answer)).toMatchObject({ status, code });
    expect(door.faults).toEqual([]);
  });

  it('names the places of a body that are wrong', async () => {
    const answer = await ask('POST', '/api/v1/reports', json, '{"channel":"PIGEON","more":1}');
    const pointers = (await refusal(answer)).errors?.map(({ pointer }) => pointer);
    expect(pointers).toContain('/channel');
    expect(pointers).toContain('/more');
  });

  it('refuses a query it does not know, and a name given twice', async () => {
    expect(await refusal(await ask('GET', '/api/v1/tasks?limit=none'))).toMatchObject({
      code: 'query-invalid',
    });
    expect(await refusal(await ask('GET', '/api/v1/tasks?whatever=1'))).toMatchObject({
      code: 'query-invalid',
    });
    expect(await refusal(await ask('GET', '/api/v1/tasks?limit=1&limit=2'))).toMatchObject({
      code: 'query-invalid',
    });
  });

  it('says which methods an address takes', async () => {
    const answer = await ask('DELETE', '/api/v1/tasks');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await refusal(answer)).toMatchObject({ code: 'method-not-allowed' });
  });

  it.each([
    '/api/v1/nothing',
    '/api/v2/tasks',
    '/api/v1/tasks/',
    '/api/v1/Tasks',
    '/nothing',
    '/problems/none',
  ])('knows nothing at %s', async (path) => {
    expect(await refusal(await ask('GET', path))).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('takes an unreadable path for one that is not there', async () => {
    expect((await ask('GET', '/api/v1/tasks/%zz')).status).toBe(404);
    const admin = { authorization: basicOf('admin') };
    expect((await ask('GET', '/engine-rest/task/%zz', admin)).status).toBe(404);
    expect(door.faults).toEqual([]);
  });

  it('tells a refusal under the id the caller gave it, in their language', async () => {
    const headers = { 'x-request-id': 'test-request-1', 'accept-language': 'nl' };
    const answer = await ask('GET', '/api/v1/reports/none', headers);
    expect(answer.headers.get('x-request-id')).toBe('test-request-1');
    expect(await refusal(answer)).toMatchObject({ title: 'Niet gevonden', traceId: 'test-request-1' });
    const hostile = await ask('GET', '/api/v1/reports/none', { 'x-request-id': 'a b<script>' });
    expect((await refusal(hostile)).traceId).toMatch(/^[\w-]+$/);
  });

  it('opens a page that says what to do, in both languages', async () => {
    const english = await ask('GET', '/problems/stale');
    expect([english.status, english.headers.get('content-language')]).toEqual([200, 'en']);
    expect(await english.text()).toContain('<h1>Changed meanwhile</h1>');
    expect(await (await ask('GET', '/problems/stale?lang=nl')).text()).toContain(
      '<h1>Intussen gewijzigd</h1>',
    );
  });

  it('serves its own description', async () => {
    const answer = await fetch(`${door.url}/api/v1/openapi.json`);
    expect(await answer.json()).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } });
  });

  it('tells probes whether it lives and whether it is ready', async () => {
    const health = await fetch(`${door.url}/health`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'up' }]);
    const ready = await fetch(`${door.url}/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'not-ready', store: true, workflows: true, jobs: false },
    ]);
  });
});
