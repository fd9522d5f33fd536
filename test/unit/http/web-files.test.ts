import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { webFiles } from '../../../src/http/web-files.js';

const directory = mkdtempSync(join(tmpdir(), 'koers-web-'));
let server: Server;
let port: number;

beforeAll(async () => {
  const web = join(directory, 'web');
  mkdirSync(join(web, 'assets'), { recursive: true });
  writeFileSync(join(web, 'index.html'), '<p>page</p>');
  writeFileSync(join(web, 'assets', 'app-1.js'), 'run()');
  writeFileSync(join(web, 'assets', 'app-1.js.gz'), gzipSync('run()'));
  writeFileSync(join(directory, 'secret.txt'), 'secret');
  const app = express();
  app.use(webFiles(web));
  app.use((_req, res) => void res.status(404).end('none'));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.close();
  rmSync(directory, { recursive: true });
});

/** Sends a path as it is: `fetch` would tidy it first. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    call.on('error', reject);
    call.end();
  });

describe('the files of the browser application', () => {
  it('are served for ever where their name changes with them, and asked for again otherwise', async () => {
    const asset = await ask('/assets/app-1.js');
    expect([asset.status, asset.text]).toEqual([200, 'run()']);
    expect(asset.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    const page = await ask('/');
    expect([page.text, page.headers['cache-control']]).toEqual(['<p>page</p>', 'no-cache']);
    const again = await ask('/', { 'if-none-match': String(page.headers['etag']) });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('come compressed to who takes that', async () => {
    const zipped = await ask('/assets/app-1.js', { 'accept-encoding': 'gzip, br' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect((await ask('/assets/app-1.js.gz')).status).toBe(404);
  });

  it('answer every address of a page with the one document', async () => {
    expect((await ask('/tasks/a.24.25', { accept: 'text/html' })).text).toBe('<p>page</p>');
    expect((await ask('/assets/gone.js', { accept: 'text/html' })).status).toBe(404);
    expect((await ask('/tasks/1', { accept: 'text/html,*/*' })).text).toBe('<p>page</p>');
    expect((await ask('/tasks/1', { accept: 'application/json' })).status).toBe(404);
    expect((await ask('/tasks/1', { accept: 'text/html' }, 'POST')).status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/.git/config',
  ])('are not left by %s', async (path) => {
    const answer = await ask(path, { accept: 'text/plain' });
    expect([answer.status, answer.text]).toEqual([404, 'none']);
  });
});
