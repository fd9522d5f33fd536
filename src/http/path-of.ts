import type { IncomingMessage } from 'node:http';

type Request = IncomingMessage & { readonly originalUrl?: string };

const withoutQuery = (url: string): string => {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
};

/** The path as it was asked for, also where Express has cut off its beginning. */
export const pathOf = (req: Request): string => withoutQuery(req.originalUrl ?? req.url ?? '');

/** Makes of an address with an origin, as a proxy may send it (RFC 9112, 3.2.2), one without. */
export const withoutOrigin = (req: IncomingMessage): void => {
  if (req.url !== undefined && !req.url.startsWith('/'))
    req.url = req.url.replace(/^https?:\/\/[^/?]*/i, '') || '/';
};

export const engineRestPath = '/engine-rest';

export const isEngineRest = (req: Request): boolean => {
  const url = req.originalUrl ?? req.url ?? '';
  if (!url.startsWith(engineRestPath)) return false;
  const next = url[engineRestPath.length];
  return next === undefined || next === '/' || next === '?';
};

/** The path of a request to /engine-rest, below that. */
export const belowEngineRest = (req: IncomingMessage): string => {
  const path = pathOf(req).slice(engineRestPath.length);
  return path === '' ? '/' : path;
};
