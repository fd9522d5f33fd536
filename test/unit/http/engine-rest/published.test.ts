import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { engineRestRoutes } from '../../../../src/http/engine-rest/index.js';

it('the published list of /engine-rest names every route, and no other', () => {
  const published = [...readFileSync('docs/engine-rest.md', 'utf8').matchAll(/^- `([A-Z]+ \/\S*)`$/gm)];
  const served = engineRestRoutes.map(
    ({ method, path }) => `${method.toUpperCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
  );
  expect(published.map(([, line]) => line).sort()).toEqual(served.sort());
});
