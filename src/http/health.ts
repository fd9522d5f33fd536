import type { RequestHandler } from 'express';
import type { Readiness } from './house.js';
import { sendJson } from './send.js';

/** Alive: the process answers. Says nothing about what it rests on, so that a slow store does not restart it. */
export const health: RequestHandler = (_req, res) => sendJson(res, 200, { status: 'up' });

/** Ready: the store answers, the workflows are deployed, jobs are executed. */
export const ready =
  (readiness: () => Promise<Readiness>): RequestHandler =>
  async (_req, res) => {
    const parts = await readiness();
    const all = Object.values(parts).every(Boolean);
    sendJson(res, all ? 200 : 503, { status: all ? 'ready' : 'not-ready', ...parts });
  };
