import { plusMs, type Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { IdempotencyRecord } from '../../ports/records.js';
import type { Stale } from '../../ports/store.js';
import { transact, type Ports, type Work } from '../work.js';

/** How long the same key answers the same. */
export const idempotencyMs = 24 * 3_600_000;

/** What a client says to have a command happen once, however often it is sent. */
export interface OnceKey {
  /** Unique to the person and the key they chose. */
  readonly id: string;
  /** Of the whole request: the same key with another request is a mistake of the client. */
  readonly fingerprint: string;
}

export interface KeptAnswer {
  readonly status: number;
  readonly body: Json;
}

export interface KeyReused {
  readonly code: 'idempotency-key-reused';
}

interface Once {
  readonly ports: Ports;
  readonly actor: string;
  readonly key: OnceKey;
}

/**
 * Runs a use case as `transact` does, once per key: the answer is kept in the commit that holds the effect, so
 * that there is never one without the other. Asked again, the kept answer comes back and nothing happens.
 *
 * A refusal is not kept: it changed nothing, and what stood in the way may be gone the next time.
 */
export const transactOnce = async <Value, Reason>(
  once: Once,
  useCase: (work: Work) => Promise<Outcome<Value, Reason>>,
  answer: (value: Value) => KeptAnswer,
): Promise<Outcome<KeptAnswer, Reason | Stale | KeyReused>> => {
  const { ports, actor, key } = once;
  const outcome = await transact<KeptAnswer, Reason | KeyReused>(ports, actor, async (work) => {
    const kept = judge(await work.get('idempotency', key.id), key, work.at);
    if (kept) return kept;
    const done = await useCase(work);
    if (!done.ok) return done;
    const { status, body } = answer(done.value);
    work.put('idempotency', { id: key.id, fingerprint: key.fingerprint, status, body, at: work.at });
    return ok({ status, body });
  });
  if (outcome.ok) return outcome;
  // The same request, sent twice at once, may have won while this one was being decided.
  const stored = await ports.store.get('idempotency', key.id);
  return judge(stored?.body, key, ports.clock.now()) ?? outcome;
};

const judge = (
  kept: IdempotencyRecord | undefined,
  key: OnceKey,
  now: Instant,
): Outcome<KeptAnswer, KeyReused> | undefined => {
  if (kept === undefined || kept.at <= plusMs(now, -idempotencyMs)) return undefined;
  if (kept.fingerprint !== key.fingerprint) return refused({ code: 'idempotency-key-reused' });
  return ok({ status: kept.status, body: kept.body });
};
