import type { Norm } from '../../domain/deadlines/register.js';
import type { Instant } from '../../kernel/instant.js';

/** What this region published of one norm of the deadline register, after the version Koers starts with (domain.md §6.4). */
export interface NormRecord {
  /** The key of the norm. */
  readonly id: string;
  /** Oldest first; a version that was retracted ends, and stays. */
  readonly versions: readonly Norm[];
}

/** A change of a norm: proposed by one designer, published by another (4E-8). */
export interface NormChangeRecord {
  readonly id: string;
  readonly key: string;
  readonly state: 'PROPOSED' | 'PUBLISHED' | 'RETRACTED';
  readonly norm: Norm;
  /** The version it was made on; a newer one makes it stale. */
  readonly basedOn: number;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly publishedBy?: string;
  readonly publishedAt?: Instant;
  readonly retractedBy?: string;
  readonly retractedAt?: Instant;
  readonly retractedBecause?: string;
}
