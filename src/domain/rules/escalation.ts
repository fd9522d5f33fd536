/** 0 local alone, 1 consult, 2 co-work, 3 RVT leads on safety, 4 legal route (domain.md §1.2 step 7). */
export type EscalationLevel = 0 | 1 | 2 | 3 | 4;

export interface LevelChange {
  readonly from: EscalationLevel;
  readonly to: EscalationLevel;
  /** Users who agreed, by the place they agreed from; downwards both must have, and differ (4E-4). */
  readonly agreedBy: { readonly rvt?: string | undefined; readonly fixedFace?: string | undefined };
  readonly atReview: boolean;
  /** The lowest score that the RVT and the fixed face gave at that review. */
  readonly minScaling?: number | undefined;
  readonly incidents: number;
}

export type LevelRefusal = 'FOUR_EYES' | 'not-at-review' | 'not-safe-enough';

const scalingForLess = 7;

/**
 * Why the level cannot change like this; nothing when it can. Up goes at once and needs nobody's leave; down only at
 * a review without incident, with scores of seven and more, by two people.
 */
export const whyNotToLevel = (change: LevelChange): LevelRefusal | undefined => {
  if (change.to >= change.from) return undefined;
  const { rvt, fixedFace } = change.agreedBy;
  if (!change.atReview) return 'not-at-review';
  if (change.incidents > 0 || (change.minScaling ?? 0) < scalingForLess) return 'not-safe-enough';
  return rvt === undefined || fixedFace === undefined || rvt === fixedFace ? 'FOUR_EYES' : undefined;
};

/** The RVT sees the dossier from the level at which it works along; a consult is anonymous (T05). */
export const levelOfWorkingAlong = 2;
