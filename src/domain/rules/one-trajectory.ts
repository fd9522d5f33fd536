import type { TrajectoryState } from './trajectory-state.js';

/** What a report leads to: a household has at most one open trajectory (GG-1, domain.md §2.1). */
export type ReportLeadsTo =
  | { readonly kind: 'new-trajectory' }
  /** A signal on the trajectory that runs; it starts no second one. */
  | { readonly kind: 'signal'; readonly trajectoryId: string };

export const reportLeadsTo = (
  ofHousehold: { readonly id: string; readonly state: TrajectoryState } | undefined,
): ReportLeadsTo =>
  ofHousehold === undefined || ofHousehold.state === 'CLOSED'
    ? { kind: 'new-trajectory' }
    : { kind: 'signal', trajectoryId: ofHousehold.id };
