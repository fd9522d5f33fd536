import { describe, expect, it } from '@jest/globals';
import { engineRestRoutes } from '../../../../src/http/engine-rest/index.js';
import { pathsOf } from '../../../../src/http/engine-rest/paths.js';

const find = pathsOf(engineRestRoutes);

const found = (method: string, path: string) => {
  const outcome = find(method, path);
  if (outcome === undefined) return undefined;
  if ('allow' in outcome) return outcome.allow;
  return [outcome.route.path, Object.fromEntries(outcome.params)];
};

describe('the paths of /engine-rest', () => {
  it.each([
    ['GET', '/task', ['/task', {}]],
    ['GET', '/task/count', ['/task/count', {}]],
    ['GET', '/task/a.1', ['/task/:id', { id: 'a.1' }]],
    ['HEAD', '/task/a.1', ['/task/:id', { id: 'a.1' }]],
    ['PUT', '/task/a/variables/b%2Fc', ['/task/:id/variables/:name', { id: 'a', name: 'b/c' }]],
    ['POST', '/process-definition/key/p%3A1/start', ['/process-definition/key/:key/start', { key: 'p:1' }]],
    ['POST', '/process-definition/p:1:d/start', ['/process-definition/:id/start', { id: 'p:1:d' }]],
  ])('lead %s %s to its route', (method, path, expected) => {
    expect(found(method, path)).toEqual(expected);
  });

  it.each([
    ['GET', '/nothing'],
    ['GET', ''],
    ['GET', '/task/'],
    ['GET', '/task/a/b/c/d'],
    ['GET', '/task/%E0%A4%A'],
    ['GET', '/history'],
    ['GET', '/Task'],
  ])('lead %s %s nowhere', (method, path) => {
    expect(found(method, path)).toBeUndefined();
  });

  it('say which methods an address takes', () => {
    expect(found('DELETE', '/message')).toEqual(['POST']);
  });

  it('refuse a second route at the same place', () => {
    const [first] = engineRestRoutes;
    expect(() => pathsOf([...engineRestRoutes, ...(first ? [first] : [])])).toThrow('Expected one route');
  });
});
