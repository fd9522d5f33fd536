import type { Passage } from './passage.js';
import { comeWith } from './send.js';

/** Diagrams position their parts with style attributes, hence the one exception; scripts come from here only. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const headers = Object.entries({
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  // Pages and assets say otherwise for themselves; a dossier never stays in a cache.
  'Cache-Control': 'no-store',
});

export const securityHeaders: Passage = (_req, res, next) => {
  for (const [name, value] of headers) res.setHeader(name, value);
  next();
};

const inTurn = headers.flat();

/** The same where every answer is sent by `sendHead`. */
export const securityHeadersToCome: Passage = (_req, res, next) => {
  comeWith(res, inTurn);
  next();
};
