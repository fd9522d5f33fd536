import { createHash, randomBytes } from 'node:crypto';
import { plusMs } from '../../kernel/instant.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Ports, Work } from '../work.js';

const lifeMs = 12 * 3_600_000;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Opens a session. The token is known to the browser only: what is kept is its hash. */
export const openSession = (
  work: Work,
  user: string,
): Promise<Outcome<{ readonly token: string; readonly seconds: number }, never>> => {
  const token = randomBytes(32).toString('base64url');
  work.put('session', { id: hashOf(token), user, createdAt: work.at, expiresAt: plusMs(work.at, lifeMs) });
  return Promise.resolve(ok({ token, seconds: lifeMs / 1000 }));
};

/** Whose session a token opens, while it lasts. */
export const userOfSession = async (ports: Ports, token: string): Promise<string | undefined> => {
  const session = await ports.store.get('session', hashOf(token));
  return session !== undefined && session.body.expiresAt > ports.clock.now() ? session.body.user : undefined;
};

/** Ends a session; a session that is not there has ended already. */
export const closeSession = (work: Work, token: string): Promise<Outcome<void, never>> => {
  work.remove('session', hashOf(token));
  return Promise.resolve(ok(undefined));
};
