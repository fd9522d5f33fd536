import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import { routes } from '../../../../src/http/api/index.js';
import { openApiDocument } from '../../../../src/http/api/openapi.js';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

const document = openApiDocument(routes, '1.2.3') as {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const directory = mkdtempSync(join(tmpdir(), 'koers-openapi-'));

afterAll(() => rmSync(directory, { recursive: true }));

describe('the OpenAPI document of /api/v1', () => {
  it('passes the linter as it is served', async () => {
    const file = join(directory, 'openapi.json');
    writeFileSync(file, JSON.stringify(document));
    const linted = promisify(execFile)(
      process.execPath,
      ['node_modules/@redocly/cli/bin/cli.js', 'lint', file, '--config', 'redocly.yaml', '--format', 'json'],
      { env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
    );
    const { stdout } = await linted.catch((error: { stdout: string }) => error);
    expect(JSON.parse(stdout)).toMatchObject({ totals: { errors: 0, warnings: 0 } });
  });

  it('describes every route once, by a name of its own', () => {
    const described = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(described.sort()).toEqual(routes.map(({ name }) => name).sort());
    expect(new Set(described).size).toBe(described.length);
  });

  it('says by which version it is served', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } });
  });

  it('tells the refusals of a route beside those of the door', () => {
    const responses = document.paths['/tasks/{id}/complete']?.['post']?.responses ?? {};
    expect(responses['409']?.description).toContain('`FOUR_EYES`');
    expect(responses['412']?.description).toContain('`version-mismatch`');
    expect(responses['403']?.description).toContain('`not-allowed`');
    expect(responses['413']?.description).toContain('`body-too-large`');
  });
});
