import type { IncomingMessage } from 'node:http';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

/** What the browser says about where a request comes from; `undefined` when it says nothing. */
export const cameFromHere = (req: IncomingMessage): boolean | undefined => {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = req.headers;
  if (origin !== undefined) return req.headers.host !== undefined && hostOf(origin) === req.headers.host;
  return undefined;
};

/**
 * Whether a request that rests on a cookie may change something: only when it is known to come from our own
 * pages. Browsers send cookies along unasked; SameSite already keeps most away, this keeps the rest.
 */
export const mayChange = (req: IncomingMessage): boolean =>
  safeMethods.has(req.method ?? '') || cameFromHere(req) === true;
