import type { Instant } from '../../kernel/instant.js';

/* The dossier, part three: who may see and know what, what people ask for as their right, and who looked. */

/** Two people and what the law says between them (domain.md §2.1). */
export interface RelationshipRecord {
  readonly id: string;
  readonly personA: string;
  readonly personB: string;
  readonly type: 'parent' | 'partner' | 'ex-partner' | 'relative' | 'other';
  /** The authority of A over B. */
  readonly parentalAuthority?: 'yes' | 'no' | 'unknown' | 'suspended';
  readonly contactBan?: { readonly from: Instant; readonly to?: Instant; readonly basis: string };
}

/** A place of a person, stored apart from everything else; `sealed` is never the plain value (domain.md §4.5). */
export interface AddressRecord {
  readonly id: string;
  readonly personId: string;
  readonly kind: 'home' | 'phone' | 'school' | 'gp' | 'work' | 'other';
  readonly secrecy: 'OPEN' | 'RESTRICTED' | 'SECRET';
  readonly sealed: string;
  readonly source: string;
  readonly keptBy: string;
  readonly keptAt: Instant;
}

/** A piece of a dossier that came in no form: a document, a place, an appointment, a contact, what somebody adds. */
export interface DossierItemRecord {
  readonly id: string;
  readonly trajectoryId: string;
  readonly kind: 'document' | 'location' | 'appointment' | 'contact' | 'own-words';
  readonly text: string;
  readonly at: Instant;
  readonly by: string;
  readonly about?: readonly string[];
  readonly from?: readonly string[];
  readonly audience?: readonly string[];
  readonly sensitivity?: 'NORMAL' | 'SENSITIVE' | 'DANGER_IF_KNOWN';
  readonly place?: 'none' | 'open' | 'closed';
  readonly tellsWhere?: boolean;
  readonly helperOnly?: boolean;
  readonly childVersion?: boolean;
  readonly general?: boolean;
  readonly basisToShow?: string;
}

/** What somebody decided about the visibility of an item, over what its form said; `id` is the item's. */
export interface VisibilityMarkRecord {
  readonly id: string;
  readonly trajectoryId: string;
  readonly audience: readonly string[];
  readonly about: readonly string[];
  readonly sensitivity: 'NORMAL' | 'SENSITIVE' | 'DANGER_IF_KNOWN';
  readonly tellsWhere: boolean;
  readonly decidedBy: string;
  readonly decidedAt: Instant;
  /** RT-7: withheld information has a reason and a date to look again. */
  readonly withholdReason?: string;
  readonly reviewWithholdAt?: Instant;
}

/** Somebody of a household who may sign in and see their own side; `id` is the user. */
export interface PortalRecord {
  readonly id: string;
  readonly personId: string;
  readonly invitedBy: string;
  readonly invitedAt: Instant;
  readonly endedAt?: Instant;
}

export type RightsKind =
  | 'ACCESS'
  | 'CORRECTION'
  | 'ERASURE'
  | 'OBJECTION'
  | 'COMPLAINT'
  | 'OTHER_PROFESSIONAL'
  | 'WITHDRAW_CONSENT'
  | 'SECOND_OPINION'
  | 'QUESTION';

export interface RightsRequestRecord {
  readonly id: string;
  readonly trajectoryId: string;
  readonly personId: string;
  readonly kind: RightsKind;
  readonly words: string;
  readonly receivedAt: Instant;
  readonly receivedVia: 'portal' | 'letter' | 'phone' | 'talk';
  readonly receivedBy: string;
  /** The decision objected to, or the act complained about. */
  readonly about?: string;
  readonly consentId?: string;
  /** The objection came after its term; that alone rejects nothing. */
  readonly late?: boolean;
  readonly termEndedAt?: Instant;
  readonly state: 'RECEIVED' | 'IN_PROGRESS' | 'DONE';
  readonly dueAt?: Instant;
  readonly outcome?: string;
  readonly answer?: string;
  readonly endedAt?: Instant;
}

export interface ConsentRecord {
  readonly id: string;
  readonly trajectoryId: string;
  readonly personId: string;
  readonly purpose: string;
  readonly recipients: string;
  readonly givenAt: Instant;
  /** `YYYY-MM-DD`. */
  readonly validUntil?: string;
  readonly withdrawnAt?: Instant;
}

/** Every outgoing share, with its basis (R-SHARE-1). */
export interface ShareRecord {
  readonly id: string;
  readonly trajectoryId: string;
  readonly personId: string;
  readonly what: string;
  readonly to: string;
  readonly basis: string;
  readonly consentId?: string;
  readonly from: Instant;
  readonly until?: Instant;
  readonly stoppedAt?: Instant;
}

/** One look through the emergency door, and what was made of it afterwards (domain.md §4.6, 4E-9). */
export interface BreakGlassRecord {
  readonly id: string;
  readonly trajectoryId: string;
  readonly user: string;
  readonly reason: 'DANGER_TO_LIFE' | 'COLLEAGUE_UNREACHABLE' | 'COURT_OR_INSPECTION';
  readonly explanation: string;
  readonly grantId: string;
  readonly at: Instant;
  readonly until: Instant;
  readonly judgement?: 'JUSTIFIED' | 'UNJUSTIFIED';
  readonly judgedBy?: string;
  readonly judgedAt?: Instant;
}

/** Who looked at what, added and never changed (domain.md §4.8). */
export interface AuditRecord {
  readonly id: string;
  readonly at: Instant;
  readonly user: string;
  readonly roles: readonly string[];
  readonly what: string;
  readonly trajectoryId: string;
  readonly breakGlass?: boolean;
}
