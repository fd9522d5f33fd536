import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { OnceKey } from '../../application/access/once.js';
import type { Identity } from '../../application/care/identity.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Refusal } from '../problems.js';

const acceptable = /^[\x21-\x7e]{1,200}$/;

const hash = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url');

/** The key of a request by this person: the same key of somebody else is another key. */
export const onceKeyOf = (
  req: IncomingMessage & { originalUrl?: string },
  who: Identity,
  body: unknown,
): Outcome<OnceKey | undefined, Refusal> => {
  const given = req.headers['idempotency-key'];
  if (given === undefined) return ok(undefined);
  if (typeof given !== 'string' || !acceptable.test(given))
    return refused({ code: 'idempotency-key-invalid' });
  const asked = [
    req.method ?? '',
    req.originalUrl ?? '',
    req.headers['if-match'] ?? '',
    JSON.stringify(body ?? null),
  ];
  return ok({ id: hash(who.user, given), fingerprint: hash(...asked) });
};
