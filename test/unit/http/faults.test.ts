import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { answerFaults, placesOf } from '../../../src/http/faults.js';
import { StoreFault } from '../../../src/ports/store.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const failing = async (error: unknown, path = '/api/v1/tasks') => {
  const logged: (readonly [string, object])[] = [];
  const app = express();
  app.get('/{*any}', () => {
    throw error;
  });
  app.use(
    answerFaults({
      detailed: false,
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: (message, details = {}) => void logged.push([message, details]),
    }),
  );
  const server = createServer(app);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  return { answer, body: (await answer.json()) as object, logged };
};

describe('what nobody foresaw', () => {
  it('is told without detail and logged by its place', async () => {
    const { answer, body, logged } = await failing(new TypeError('Carla TEST, Dorpsstraat 1'));
    expect(answer.status).toBe(500);
    expect(body).toMatchObject({ code: 'internal' });
    expect(JSON.stringify([body, logged])).not.toContain('Dorpsstraat');
    expect(logged).toEqual([
      ['request-failed', expect.objectContaining({ error: 'TypeError', method: 'GET' })],
    ]);
  });

  it('in the store is worth trying again when the store says so', async () => {
    const { answer, body } = await failing(new StoreFault('disk full', { retryable: true }));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(body).toMatchObject({ code: 'unavailable' });
    expect((await failing(new StoreFault('broken', { retryable: false }))).answer.status).toBe(500);
  });

  it('is told by /engine-rest in its own shape', async () => {
    const { answer, body } = await failing(new Error('x'), '/engine-rest/task');
    expect(answer.status).toBe(500);
    expect(body).toEqual({ type: 'RestException', message: expect.stringContaining('Something went wrong') });
  });

  it('is placed without its message, whatever was thrown', () => {
    const error = new Error('secret\n    at nowhere secret');
    expect(placesOf(error).every((place) => place.startsWith('at '))).toBe(true);
    expect(placesOf('thrown text')).toEqual([]);
  });
});
