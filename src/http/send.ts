import type { IncomingMessage, ServerResponse } from 'node:http';
import { languageOf } from './language.js';
import { pathOf } from './path-of.js';
import { problemDetails } from './problem-details.js';
import type { Refusal } from './problems.js';
import { requestIdOf } from './request-id.js';

/** Sends a text whole, with its length, so that the connection can be used again. */
export const sendText = (
  res: ServerResponse,
  status: number,
  { type, text }: { readonly type: string; readonly text: string },
): void => {
  res.statusCode = status;
  res.setHeader('Content-Type', type);
  res.setHeader('Content-Length', Buffer.byteLength(text));
  res.end(text);
};

/** JSON is UTF-8 (RFC 8259 §8.1) and has no parameter for it; workers compare the type as a whole. */
export const sendJson = (res: ServerResponse, status: number, body: unknown): void =>
  sendText(res, status, { type: 'application/json', text: JSON.stringify(body) });

/** Answers a refusal as `application/problem+json` (RFC 9457). */
export const sendProblem = (req: IncomingMessage, res: ServerResponse, refusal: Refusal): void => {
  const language = languageOf(req);
  const traceId = requestIdOf(req);
  const details = problemDetails(refusal, {
    path: pathOf(req),
    traceId,
    language,
  });
  res.setHeader('X-Request-Id', traceId);
  res.setHeader('Content-Language', language);
  res.setHeader('Vary', 'Accept-Language');
  if (refusal.allow !== undefined) res.setHeader('Allow', refusal.allow.join(', '));
  if (refusal.retryAfterSeconds !== undefined) res.setHeader('Retry-After', refusal.retryAfterSeconds);
  sendText(res, details.status, {
    type: 'application/problem+json; charset=utf-8',
    text: JSON.stringify(details),
  });
};
