import type { Instant } from '../../../kernel/instant.js';
import type { RightsKind } from '../../../ports/records.js';

/* What one person of a household sees of their own trajectory; codes stay codes, words are chosen at the edge. */

export interface PieceView {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly at: Instant;
}

export interface DecisionView {
  readonly id: string;
  readonly kind: 'PROVISION' | 'REVIEW' | 'VT_ASSESSMENT';
  readonly at: Instant;
  readonly outcome?: string;
  readonly reasons?: string;
  readonly legalBasis?: string;
  /** An act of Veilig Thuis or of help is usually no decision in law: a complaint, not an objection (domain.md §4.3). */
  readonly remedy: 'OBJECTION' | 'COMPLAINT';
  readonly objectUntil?: Instant;
}

export interface ConsentView {
  readonly id: string;
  readonly purpose: string;
  readonly recipients: string;
  readonly givenAt: Instant;
  readonly validUntil?: string;
  readonly withdrawnAt?: Instant;
}

export interface RequestView {
  readonly id: string;
  readonly kind: RightsKind;
  readonly state: string;
  readonly receivedAt: Instant;
  readonly dueAt?: Instant;
  readonly late?: boolean;
  readonly outcome?: string;
}

export interface LookView {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly role: string;
  /** Only of the people who work with the household. */
  readonly name?: string;
}

export interface SideView {
  readonly trajectoryId: string;
  readonly state: string;
  readonly phase: number;
  readonly since: Instant;
  readonly next: readonly { readonly code: string; readonly by?: Instant }[];
  readonly people: readonly { readonly role: string; readonly name: string }[];
  readonly why: readonly PieceView[];
  readonly plan: readonly PieceView[];
  readonly words: readonly PieceView[];
  readonly other: readonly PieceView[];
  readonly consents: readonly ConsentView[];
  readonly decisions: readonly DecisionView[];
  readonly requests: readonly RequestView[];
  readonly looks: readonly LookView[];
}
