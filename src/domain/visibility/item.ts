import type { Instant } from '../../kernel/instant.js';

export type Sensitivity = 'NORMAL' | 'SENSITIVE' | 'DANGER_IF_KNOWN';

/** What a piece of a dossier is, for whoever reads it. */
export type ItemKind =
  | 'goal'
  | 'agreement'
  | 'action'
  | 'plan-text'
  | 'scaling'
  | 'own-words'
  | 'fact'
  | 'danger-statement'
  | 'analysis-text'
  | 'view'
  | 'consent'
  | 'decision'
  | 'told'
  | 'report'
  | 'contact'
  | 'appointment'
  | 'document'
  | 'location';

/**
 * One piece of a dossier with what the rule of visibility needs to know of it (domain.md §4.4). What is left out is
 * not known, and what is not known is not shown.
 */
export interface DossierItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly at: Instant;
  /** Everything a reader would read: also looked through for secret places. */
  readonly text: string;
  readonly about?: readonly string[];
  /** Who of the household said it; nobody when a professional did. */
  readonly from?: readonly string[];
  /** For whom of the household it is. */
  readonly audience?: readonly string[];
  readonly sensitivity?: Sensitivity;
  /** `closed`: a secret or restricted address, a phone, school, GP, workplace or place of an appointment. */
  readonly place?: 'none' | 'open' | 'closed';
  /** It tells where somebody is, comes or can be reached. */
  readonly tellsWhere?: boolean;
  /** A child said it for the helper alone. */
  readonly helperOnly?: boolean;
  /** Made for a child to read. */
  readonly childVersion?: boolean;
  /** Important facts on a child that a parent without authority may hear (BW 1:377b/c) [K]. */
  readonly general?: boolean;
  /** The consent or legal basis on which what one adult said or is about may be shown to another. */
  readonly basisToShow?: string;
}
