import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';

/* The dossier, part two: what was written down, handed over, granted and told in a trajectory. */

/** A form as somebody filled it in. Process variables refer to it by id. */
export interface SubmissionRecord {
  readonly id: string;
  readonly trajectoryId?: string;
  readonly instanceId: string;
  readonly taskId: string;
  readonly elementId: string;
  readonly formKey: string;
  readonly formVersion: number;
  readonly data: Readonly<Record<string, Json>>;
  readonly submittedBy: string;
  readonly submittedAt: Instant;
}

export interface DraftRecord {
  /** The task's id: one draft per task, kept through crash and reassignment. */
  readonly id: string;
  readonly data: Readonly<Record<string, Json>>;
  readonly savedBy: string;
  readonly savedAt: Instant;
}

export interface HandOverRecord {
  readonly id: string;
  readonly trajectoryId: string;
  readonly kind: 'FIXED_FACE' | 'LEAD_LOCAL_RVT' | 'MUNICIPALITY' | 'GI_JOINS' | 'AGE_18' | 'TO_PRIMARY_CARE';
  readonly state: 'PREPARING' | 'OFFERED' | 'ACCEPTED' | 'REFUSED' | 'CONFIRMED';
  readonly giver: string;
  readonly receiver?: string;
  readonly receiverGroup: string;
  readonly reason: string;
  readonly refusalReason?: string;
  readonly alternative?: string;
  readonly instanceId?: string;
  readonly offeredAt?: Instant;
  readonly acceptedAt?: Instant;
  readonly warmTalkAt?: Instant;
  readonly dueAt?: Instant;
}

/** What was sent to somebody outside, as it was then; all they see (domain.md §0.2). */
export interface SentPackageRecord {
  readonly id: string;
  readonly trajectoryId: string;
  readonly kind: 'VTO';
  readonly recipientGroup: string;
  readonly sentAt: Instant;
  readonly parts: readonly {
    readonly formKey: string;
    readonly data: Readonly<Record<string, Json>>;
    readonly submittedAt: Instant;
  }[];
}

/** Access of a person or group to a trajectory that ends by itself. */
export interface GrantRecord {
  readonly id: string;
  readonly trajectoryId: string;
  readonly user?: string;
  readonly group?: string;
  readonly basis: string;
  readonly from: Instant;
  readonly until?: Instant;
}

export interface NotificationRecord {
  readonly id: string;
  readonly recipient: string;
  readonly code: string;
  readonly at: Instant;
  readonly taskId?: string;
  readonly trajectoryId?: string;
  readonly channel: 'in-app' | 'phone' | 'list' | 'report';
  readonly readAt?: Instant;
}

/** One line of what happened in a trajectory; codes and ids, words are chosen at the edge. */
export interface TimelineRecord {
  readonly id: string;
  readonly trajectoryId: string;
  readonly at: Instant;
  readonly code: string;
  readonly actor: string;
  readonly elementId?: string;
  readonly elementName?: string;
  readonly taskId?: string;
  readonly details?: Readonly<Record<string, Json>>;
}
