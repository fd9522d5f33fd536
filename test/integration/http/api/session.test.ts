import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type TestDoor } from '../../../support/http/open-door.js';

let door: TestDoor;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const signIn = (username: string, password: string, headers: Record<string, string> = {}) =>
  fetch(`${door.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ username, password }),
  });

const cookieFor = async (user: string): Promise<string> => {
  const answer = await signIn(user, user);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
};

const withCookie = (cookie: string, method: string, path: string, headers: Record<string, string> = {}) =>
  fetch(`${door.url}${path}`, { method, headers: { cookie, ...headers } });

const here = { 'sec-fetch-site': 'same-origin' };

describe('signing in', () => {
  it('is said beforehand to go with a name and a password here', async () => {
    const answer = await fetch(`${door.url}/api/v1/session`);
    expect([answer.status, await answer.json()]).toEqual([200, { mode: 'demo' }]);
  });

  it('opens a session in a cookie that scripts and other sites cannot use', async () => {
    const answer = await signIn('caseworker', 'caseworker');
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ user: 'caseworker', roles: ['local-team'], mode: 'demo' });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^koers-session=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/; Max-Age=43200$/,
    );
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await withCookie(cookie, 'GET', '/api/v1/me')).status).toBe(200);
  });

  it.each([
    ['caseworker', 'wrong'],
    ['nobody', 'nobody'],
    ['caseworker', ''],
    ['__proto__', 'x'],
  ])('as %s with %j is refused, always in the same words', async (user, password) => {
    const answer = await signIn(user, password);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      401,
      'credentials-wrong',
    ]);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('is paused after ten wrong guesses', async () => {
    for (let guess = 0; guess < 10; guess += 1) expect((await signIn('designer2', 'wrong')).status).toBe(401);
    const paused = await signIn('designer2', 'designer2');
    expect(paused.status).toBe(429);
    expect(Number(paused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is not done to a browser by another site', async () => {
    expect((await signIn('rvt', 'rvt', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('ends with signing out, and by itself after twelve hours', async () => {
    const [one, other] = [await cookieFor('caseworker'), await cookieFor('caseworker2')];
    const out = await withCookie(one, 'DELETE', '/api/v1/session', here);
    expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect((await withCookie(one, 'GET', '/api/v1/me')).status).toBe(401);
    door.pass(12 * 3_600_000 + 1);
    expect((await withCookie(other, 'GET', '/api/v1/me')).status).toBe(401);
  });
});

describe('a session cookie', () => {
  it.each([
    [{}, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://elsewhere.test' }, 403],
    [here, 404],
  ])('with %j changes nothing for another site: %d', async (headers, status) => {
    const cookie = await cookieFor('caseworker3');
    const answer = await withCookie(cookie, 'POST', '/api/v1/notifications/none/read', headers);
    expect(answer.status).toBe(status);
  });

  it('is not challenged by a window of the browser', async () => {
    const answer = await withCookie(`koers-session=${'x'.repeat(43)}`, 'GET', '/api/v1/me');
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, null]);
  });
});

/** As a plain client asks: `fetch` would say that it is a browser's. */
const plainly = (
  headers: Record<string, string>,
): Promise<{ status: number; challenge: string | undefined }> =>
  new Promise((resolve, reject) => {
    const call = request(`${door.url}/api/v1/me`, { headers }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, challenge: answer.headers['www-authenticate'] });
    });
    call.on('error', reject);
    call.end();
  });

describe('a client without credentials', () => {
  it('is told how to send them', async () => {
    expect(await plainly({})).toEqual({ status: 401, challenge: 'Basic realm="Koers", charset="UTF-8"' });
    expect(await plainly({ authorization: 'Basic bm9ib2R5Om5vYm9keQ==' })).toMatchObject({ status: 401 });
    expect(await plainly({ authorization: 'Bearer x' })).toMatchObject({ status: 401 });
  });
});

describe('the name of the host', () => {
  it.each([
    ['127.0.0.1:8080', 401],
    ['localhost', 401],
    ['[::1]:8080', 401],
    ['elsewhere.test', 421],
    ['127.0.0.1.elsewhere.test', 421],
    ['localhost.elsewhere.test:8080', 421],
  ])('%s is answered with %d', async (host, status) => {
    expect(await plainly({ host })).toMatchObject({ status });
  });
});
