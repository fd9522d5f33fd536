/** What a report leads to: a household has at most one open trajectory (GG-1, domain.md §2.1). */
export type ReportLeadsTo =
  | { readonly kind: 'new-trajectory' }
  /** A signal on the trajectory that runs; it starts no second one. */
  | { readonly kind: 'signal'; readonly trajectoryId: string };

export const reportLeadsTo = (openTrajectoryId: string | undefined): ReportLeadsTo =>
  openTrajectoryId === undefined
    ? { kind: 'new-trajectory' }
    : { kind: 'signal', trajectoryId: openTrajectoryId };
