import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';

/* Who works here, and what the doors and the register keep. */

export interface UserRecord {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly team?: string;
  /** Demo users only. */
  readonly password?: string;
}

export interface SessionRecord {
  /** A hash of the token in the cookie. */
  readonly id: string;
  readonly user: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** What was answered to a request with this key, so that the same command twice has the effect of one. */
export interface IdempotencyRecord {
  readonly id: string;
  readonly fingerprint: string;
  readonly status: number;
  readonly body: Json;
  readonly at: Instant;
}
