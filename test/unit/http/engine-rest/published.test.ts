import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { engineRestRoutes } from '../../../../src/http/engine-rest/index.js';
import { pathsOf } from '../../../../src/http/engine-rest/paths.js';
import {
  published,
  refusingRoutes,
  unsupportedRoutes,
} from '../../../../src/http/engine-rest/unsupported-routes.js';

const rows = [
  ...readFileSync('docs/engine-rest.md', 'utf8').matchAll(/^\| `([A-Z]+ \/\S*)`\s*\| (yes|no)/gm),
].map(([, route, here]) => ({ route, here }));

const rowsWith = (answer: string) => rows.filter(({ here }) => here === answer).map(({ route }) => route);

describe('the published table of /engine-rest (node scripts/engine-rest-table.mjs writes it)', () => {
  it('names every route that is served, and no other', () => {
    expect(rowsWith('yes').sort()).toEqual(engineRestRoutes.map(published).sort());
  });

  it('names every route that is refused, and no other', () => {
    const refused = refusingRoutes(engineRestRoutes).map(published);
    expect(rowsWith('no').sort()).toEqual(refused.sort());
    expect(refused.length).toBeGreaterThan(100);
  });

  it('names no route twice', () => {
    expect(new Set(rows.map(({ route }) => route)).size).toBe(rows.length);
  });
});

describe('routes of Camunda 7 that this service does not have', () => {
  it('are answered with 501, their name and the reason', async () => {
    const find = pathsOf([...engineRestRoutes, ...refusingRoutes(engineRestRoutes)]);
    const found = find('GET', '/task/7/rendered-form');
    if (!found || 'allow' in found) throw new Error('Expected a route, but there is none');
    const answer = await found.route.handle({} as never);
    expect(answer).toMatchObject({
      ok: false,
      reason: { status: 501, type: 'NotImplementedException', code: null },
    });
    expect(answer.ok ? '' : answer.reason.message).toContain("'GET /task/{id}/rendered-form'");
    expect(find('GET', '/task/7/nothing')).toBeUndefined();
  });

  it.each(unsupportedRoutes)('$route says why', ({ route, why }) => {
    expect(route).toMatch(/^(?:GET|POST|PUT|DELETE) (?:\/[\w{}-]+)+$/);
    expect(why).not.toBe('');
  });
});
