import type { Instant } from '../../kernel/instant.js';
import type { Urgency } from '../urgency.js';

/** Evidence for a norm: `S-n` seen in source n, `K` professional knowledge, `A` assumption (domain.md §0.1). */
export type NormLabel = `S-${number}` | 'K' | 'A';

/** One clock for everybody, or one per urgency with a clock for all others. */
export type NormClock =
  string | ({ readonly otherwise: string } & Readonly<Partial<Record<Urgency, string>>>);

/** Whom the ladder tells, and how fast (domain.md §7.0): standard, safety-critical or acute. */
export type LadderProfile = 'STD' | 'SC' | 'ACUTE';

/** One line of the deadline register in one version. Plain data, so that it can be shown and edited. */
export interface Norm {
  /** `analysis.personTalk`; diagrams name norms by it. */
  readonly key: string;
  readonly version: number;
  readonly clock: NormClock;
  /** Where the period comes from, for whoever must confirm it. */
  readonly source: string;
  readonly label: NormLabel;
  /** A maximum that the law sets; the household can invoke it and we never shorten it. */
  readonly legal?: boolean;
  readonly profile?: LadderProfile;
  /** The norm by which it can be extended, once unless `repeated`. */
  readonly extension?: { readonly key: string; readonly repeated?: boolean };
  readonly validFrom: Instant;
  /** The first moment at which it no longer holds. */
  readonly validTo?: Instant;
  /** Who in the region or which adviser confirmed it; absent until somebody did. */
  readonly confirmedBy?: string;
}

/** All versions of all norms; order does not matter. */
export type Register = readonly Norm[];
