import type { Instant } from '../../kernel/instant.js';

/* What keeps people apart, and who is on call when somebody must act at night. */

/** Two people of whom one may know nothing of where the other is, for as long as it is not lifted. */
export interface ContactBanRecord {
  readonly id: string;
  readonly trajectoryId: string;
  /** Both, whoever of them must stay away. */
  readonly persons: readonly string[];
  readonly basis: 'HOME_BAN';
  /** The home ban it came with. */
  readonly homeBanId: string;
  readonly from: Instant;
  /** When the ban itself runs out; what it hides stays hidden until it is lifted. */
  readonly until?: Instant;
  readonly liftedAt?: Instant;
}

/** A temporary home ban (domain.md P10); its reasons are in the dossier. */
export interface HomeBanRecord {
  /** The process instance. */
  readonly id: string;
  readonly trajectoryId: string;
  readonly state: 'NEEDED' | 'IMPOSED' | 'EXTENDED' | 'NOT_IMPOSED' | 'ENDED_EARLY' | 'ENDED';
  /** Who has to leave; unknown until somebody says so. */
  readonly leaver?: string;
  readonly neededAt: Instant;
  readonly imposedAt?: Instant;
  readonly expiresAt?: Instant;
  readonly maxAt?: Instant;
  readonly extendedAt?: Instant;
  readonly endedAt?: Instant;
  readonly violations: readonly Instant[];
}

/** Somebody is on call, in a place on the list: the first is called first (domain.md §6.5). */
export interface OnCallShiftRecord {
  readonly id: string;
  readonly user: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly place: number;
}
