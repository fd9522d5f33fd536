import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../ports/log.js';
import { ClientGone } from './body.js';
import type { Refuse } from './authentication/require-caller.js';
import type { Refusal } from './problems.js';
import { engineRestPath, isEngineRest } from './path-of.js';
import { requestIdOf } from './request-id.js';
import { refuseEngineRest } from './engine-rest-door.js';
import { sendProblem } from './send.js';

const retryAfterSeconds = 2;

const isRetryable = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'retryable' in error && error.retryable === true;

/** Express refuses paths that are not readable (`%zz`) with a status of its own. */
const isUnreadablePath = (error: unknown): boolean => error instanceof URIError;

const refusalFor = (error: unknown): Refusal => {
  if (isUnreadablePath(error)) return { code: 'not-found' };
  if (isRetryable(error)) return { code: 'unavailable', retryAfterSeconds };
  return { code: 'internal' };
};

/** Where it went wrong, without the message: a message may repeat what a person typed. */
export const placesOf = (error: unknown): readonly string[] =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line.startsWith('at '))
        .slice(0, 20)
    : [];

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

type Routed = IncomingMessage & { readonly baseUrl?: string; readonly route?: { readonly path: unknown } };

/** The path as it is declared, without what a caller put into it. */
const routeOf = (req: Routed): string =>
  (req.baseUrl ?? (isEngineRest(req) ? engineRestPath : '')) +
  (req.route === undefined ? '' : String(req.route.path));

const report = (log: Log, req: IncomingMessage, error: unknown): void => {
  const name = error instanceof Error ? error.name : typeof error;
  log.error('request-failed', {
    traceId: requestIdOf(req),
    method: req.method,
    path: routeOf(req),
    error: name,
    code: codeOf(error),
    at: placesOf(error),
    ...(log.detailed && error instanceof Error ? { message: error.message } : {}),
  });
};

const refuserFor = (req: IncomingMessage): Refuse => (isEngineRest(req) ? refuseEngineRest : sendProblem);

/** The last resort: what nobody foresaw is told without detail and logged under the request's id. */
export const answerFaults =
  (log: Log) =>
  // Express knows an error handler by its four parameters.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the fourth is never called: this is the end
  (error: unknown, req: IncomingMessage, res: ServerResponse, _next?: unknown): void => {
    if (error instanceof ClientGone) return;
    const refusal = refusalFor(error);
    if (refusal.code !== 'not-found') report(log, req, error);
    if (res.headersSent) res.destroy();
    else refuserFor(req)(req, res, refusal);
  };
