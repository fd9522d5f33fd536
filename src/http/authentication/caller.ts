import type { IncomingMessage } from 'node:http';
import type { Identity } from '../../application/care/identity.js';

/** How somebody showed who they are; a cookie is sent by the browser unasked, so it needs more care. */
export type Means = 'basic' | 'bearer' | 'cookie';

export interface Caller {
  readonly who: Identity;
  readonly means: Means;
  /** The token of the session, when `means` is `cookie`. */
  readonly token?: string;
}

const caller = Symbol('caller');
type Known = IncomingMessage & { [caller]?: Caller };

export const rememberCaller = (req: IncomingMessage, known: Caller): void => {
  (req as Known)[caller] = known;
};

export const knownCaller = (req: IncomingMessage): Caller | undefined => (req as Known)[caller];

/** The person who asks. Only behind authentication: reaching it unauthenticated is a bug. */
export const callerOf = (req: IncomingMessage): Identity => {
  const known = knownCaller(req);
  if (!known) throw new Error('Expected an authenticated request');
  return known.who;
};
