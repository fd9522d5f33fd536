import type { TrajectoryState } from '../../domain/rules/trajectory-state.js';
import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';

/* The dossier, part one: households and the people in them, their trajectories and what was reported. Nothing of this ever enters the
 * engine but ids and codes. */

export interface HouseholdRecord {
  readonly id: string;
  /** Name for internal use; never an address (domain.md §2.1). */
  readonly label: string;
  readonly region: string;
  readonly municipality: string;
  readonly memberIds: readonly string[];
  /** Guards GG-1: at most one open trajectory. */
  readonly openTrajectoryId?: string;
  readonly createdAt: Instant;
}

export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly birthDate?: string;
  readonly role: 'child' | 'adult' | 'network';
  /** The decision whether a child of 12 to 15 can weigh its interests, once somebody took it (S-30). */
  readonly weighs?: 'yes' | 'no';
  readonly householdIds: readonly string[];
}

export type Urgency = 'ACUTE' | 'HIGH' | 'NORMAL' | 'LOW';

export interface TrajectoryRecord {
  readonly id: string;
  readonly householdId: string;
  readonly state: TrajectoryState;
  readonly phase: 0 | 1 | 2 | 3;
  readonly urgency?: Urgency;
  readonly route?: string;
  readonly escalationLevel: 0 | 1 | 2 | 3 | 4;
  readonly fixedFace?: string;
  readonly substitute?: string;
  readonly rvtProfessional?: string;
  readonly region: string;
  readonly municipality: string;
  readonly receivedAt: Instant;
  readonly legalDueAt?: Instant;
  readonly startedAt?: Instant;
  readonly closedAt?: Instant;
  readonly nextReviewAt?: Instant;
  readonly followUpDueAt?: Instant;
  readonly retainUntil?: string;
  readonly previousTrajectoryId?: string;
  /** Codes of norms that were broken, with the moment: I-01 and others count these. */
  readonly breaches: readonly { readonly norm: string; readonly at: Instant }[];
  /** Newest last: per review, the lowest score and whether there was an incident. */
  readonly reviews: readonly ReviewSummary[];
  /** For whom outside it waits now, one per process (domain.md §2.2 ON_HOLD). */
  readonly waits?: readonly Wait[];
  /** When somebody last looked whether it is safe while others were busy (I-04). */
  readonly safetyCheckedAt?: Instant;
  /** What the juvenile judge ordered and is in force (domain.md §1.2 step 9). */
  readonly measure?: Measure;
}

/** A wait is never without an end and an owner. */
export interface Wait {
  readonly instanceId: string;
  /** A code: `TABLE`, `RVDK`, `COURT`, … */
  readonly waitsFor: string;
  readonly since: Instant;
  /** When somebody calls if nothing came. */
  readonly until: Instant;
  readonly owner?: string;
}

export interface Measure {
  readonly kind: 'OTS' | 'OTS_UHP' | 'VOTS';
  readonly from: Instant;
  readonly until: Instant;
  /** Of an order without a hearing: by when one must be held. */
  readonly hearingUntil?: Instant;
  readonly placementUntil?: Instant;
  readonly courtReference?: string;
}

export interface ReviewSummary {
  readonly heldAt: Instant;
  readonly minScaling?: number;
  readonly incidents: number;
  readonly conditionsKept: boolean;
  readonly outcome?: string;
  /** Who decided on the outcome, and who agreed with it (4E-4). */
  readonly heldBy?: string;
  readonly agreedBy?: string;
}

export interface ReportRecord {
  readonly id: string;
  readonly householdId: string;
  readonly trajectoryId: string;
  readonly channel: string;
  readonly anonymity: 'NONE' | 'SHIELDED' | 'DOUBLE';
  readonly receivedAt: Instant;
  readonly receivedBy: string;
  readonly answers: Readonly<Record<string, Json>>;
  /** It came in while the household's trajectory was already open (GG-1). */
  readonly signal?: boolean;
  /** Reporter identity is stored apart, in `reporter` records. */
  readonly reporterId?: string;
}

export interface ReporterRecord {
  readonly id: string;
  readonly reportId: string;
  readonly name: string;
  readonly organisation?: string;
  readonly contact?: string;
}
