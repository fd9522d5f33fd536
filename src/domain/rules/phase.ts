/** 0 before the first plan; 1 direct safety, 2 stable safety, 3 recovery (domain.md §1.1). */
export type Phase = 0 | 1 | 2 | 3;

export interface PhaseChange {
  readonly from: Phase;
  readonly to: Phase;
  /** Who held the review that says so; forward never goes without one (domain.md §2.2). */
  readonly reviewedBy?: string | undefined;
  /** Who agreed from the RVT (4E-4). */
  readonly agreedBy?: string | undefined;
  /** Direct safety is agreed already, so that the first plan may be that of phase 2. */
  readonly directSafety: boolean;
}

export type PhaseRefusal = 'phase-skipped' | 'review-missing' | 'FOUR_EYES';

/**
 * Why the phase cannot change like this; nothing when it can. Back goes always;
 * forward goes one at a time, after a review that another than who held it agrees with.
 */
export const whyNotToPhase = ({
  from,
  to,
  reviewedBy,
  agreedBy,
  directSafety,
}: PhaseChange): PhaseRefusal | undefined => {
  if (to <= from) return undefined;
  if (from === 0) return to === 1 || (to === 2 && directSafety) ? undefined : 'phase-skipped';
  if (to > from + 1) return 'phase-skipped';
  if (reviewedBy === undefined) return 'review-missing';
  return agreedBy === undefined || agreedBy === reviewedBy ? 'FOUR_EYES' : undefined;
};

/** The phase after this one; recovery is the last. */
export const nextPhase = (phase: Phase): Phase => (phase === 0 ? 1 : phase === 1 ? 2 : 3);
