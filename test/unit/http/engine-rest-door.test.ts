import { describe, expect, it } from '@jest/globals';
import { mayUseEngineRest } from '../../../src/http/engine-rest-door.js';
import { engineRestRoutes } from '../../../src/http/engine-rest/index.js';

const modelReads = [
  '/version',
  '/engine',
  '/deployment',
  '/deployment/count',
  '/deployment/:id',
  '/deployment/:id/resources',
  '/deployment/:id/resources/:resourceId',
  '/deployment/:id/resources/:resourceId/data',
  '/process-definition',
  '/process-definition/count',
  '/process-definition/key/:key',
  '/process-definition/key/:key/xml',
  '/process-definition/:id',
  '/deployment/registered',
  '/process-definition/:id/deployed-start-form',
  '/process-definition/:id/diagram',
  '/process-definition/:id/form-variables',
  '/process-definition/:id/startForm',
  '/process-definition/:id/static-called-process-definitions',
  '/process-definition/key/:key/deployed-start-form',
  '/process-definition/key/:key/diagram',
  '/process-definition/key/:key/form-variables',
  '/process-definition/key/:key/startForm',
  '/process-definition/:id/xml',
  '/decision-definition',
  '/decision-definition/count',
  '/decision-definition/key/:key',
  '/decision-definition/key/:key/xml',
  '/decision-definition/:id',
  '/decision-definition/:id/xml',
  '/decision-definition/key/:key/diagram',
  '/decision-definition/:id/diagram',
  '/decision-requirements-definition',
  '/decision-requirements-definition/count',
  '/decision-requirements-definition/key/:key',
  '/decision-requirements-definition/key/:key/xml',
  '/decision-requirements-definition/key/:key/diagram',
  '/decision-requirements-definition/:id',
  '/decision-requirements-definition/:id/xml',
  '/decision-requirements-definition/:id/diagram',
];

const routes = engineRestRoutes.map(({ method, path }) => ({ method: method.toUpperCase(), path }));

describe('who may use /engine-rest', () => {
  it.each(routes)('application management: $method $path', ({ method, path }) => {
    expect(mayUseEngineRest(['app-admin'], method, path)).toBe(true);
  });

  it.each(routes)('others not at all: $method $path', ({ method, path }) => {
    expect(mayUseEngineRest(['local-team', 'manager', 'rvt', 'privacy-officer'], method, path)).toBe(false);
  });

  it('process designers read models and nothing else', () => {
    const allowed = routes.filter(({ method, path }) => mayUseEngineRest(['process-designer'], method, path));
    expect(allowed.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      modelReads.map((path) => `GET ${path}`).sort(),
    );
  });
});
