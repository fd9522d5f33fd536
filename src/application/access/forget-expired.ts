import { plusMs } from '../../kernel/instant.js';
import type { Change } from '../../ports/store.js';
import type { Ports } from '../work.js';
import { idempotencyMs } from './once.js';

const batch = 500;

/** Removes sessions that ended and answers kept longer than anybody may ask for again. Answers how many. */
export const forgetExpired = async ({ store, clock }: Ports): Promise<number> => {
  const now = clock.now();
  let forgotten = 0;
  for (;;) {
    const sessions = await store.find('session', {
      where: [{ field: 'expiresAt', upTo: now }],
      limit: batch,
    });
    const answers = await store.find('idempotency', {
      where: [{ field: 'at', upTo: plusMs(now, -idempotencyMs) }],
      limit: batch,
    });
    const changes: Change[] = [
      ...sessions.map(
        ({ body, version }) => ({ kind: 'session', remove: body.id, expected: version }) as const,
      ),
      ...answers.map(
        ({ body, version }) => ({ kind: 'idempotency', remove: body.id, expected: version }) as const,
      ),
    ];
    if (changes.length === 0) return forgotten;
    const removed = await store.commit(changes);
    if (!removed.ok) return forgotten; // somebody else is at it
    forgotten += changes.length;
  }
};
