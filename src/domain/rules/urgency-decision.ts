import { urgencies, type Urgency } from '../urgency.js';

/** 0 for the most urgent. */
export const urgencyRank = (urgency: Urgency | undefined): number => urgencies.indexOf(urgency ?? 'HIGH');

/** Whether a second pair of eyes must look before this holds: it is milder than was proposed (4E-1). */
export const needsSecondEyes = (proposed: Urgency | undefined, decided: Urgency): boolean =>
  urgencyRank(decided) > urgencyRank(proposed);

/** Until two people agree, the stricter of the two holds (domain.md §7.15, P02 `agree?`). */
export const stricterOf = (one: Urgency, other: Urgency): Urgency =>
  urgencyRank(one) <= urgencyRank(other) ? one : other;
