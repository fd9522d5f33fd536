import { describe, expect, it } from '@jest/globals';
import express from 'express';
import { listen } from '../../../src/http/listen.js';

describe('the door of the service', () => {
  it('opens where it is told, answers what is under way when it closes, and refuses a place that is taken', async () => {
    const app = express();
    let answer: (() => void) | undefined;
    const reached = new Promise<void>((resolve) => {
      app.get('/slow', (_req, res) => {
        answer = () => void res.end('done');
        resolve();
      });
    });
    const opened = await listen(app, { host: '127.0.0.1', port: 0 });
    if (!opened.ok) throw new Error('Expected the door to open');
    const { address, stop } = opened.value;
    const port = Number(new URL(address).port);
    expect(await listen(app, { host: '127.0.0.1', port })).toEqual({ ok: false, reason: 'address-in-use' });
    const asked = fetch(`${address}/slow`);
    await reached;
    const stopped = stop(5_000);
    answer?.();
    expect(await (await asked).text()).toBe('done');
    await stopped;
    await expect(fetch(`${address}/slow`)).rejects.toThrow();
  });

  it('refuses a place that is not of this machine', async () => {
    expect(await listen(express(), { host: '192.0.2.1', port: 0 })).toEqual({
      ok: false,
      reason: 'address-not-available',
    });
  });
});
