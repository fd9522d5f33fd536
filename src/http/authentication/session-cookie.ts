import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

const name = 'koers-session';
const token = /(?:^|;\s*)koers-session=([\w-]{43})(?:;|$)/;

/** The session token a browser sent, if it has the shape of one. */
export const sessionTokenOf = (req: IncomingMessage): string | undefined =>
  token.exec(req.headers.cookie ?? '')?.[1];

/** Over TLS, ours or that of a proxy on this machine (demo mode has no other callers). */
const isSecure = (req: IncomingMessage): boolean =>
  (req.socket as Partial<TLSSocket>).encrypted === true || req.headers['x-forwarded-proto'] === 'https';

/** The Set-Cookie that keeps a session in a browser, out of reach of scripts and of other sites. */
export const sessionCookie = (req: IncomingMessage, value: string, seconds: number): string =>
  `${name}=${value}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${seconds}${isSecure(req) ? '; Secure' : ''}`;

export const endedSessionCookie = (req: IncomingMessage): string => sessionCookie(req, '', 0);
