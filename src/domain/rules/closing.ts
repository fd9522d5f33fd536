export interface ClosingRequest {
  readonly openSafetyTasks: number;
  readonly proposedBy: string | undefined;
  readonly secondedBy: string | undefined;
}

/** Why a trajectory cannot be closed: an open safety-critical task forbids it whoever asks, and two must agree (4E-7). */
export const whyNotClose = ({
  openSafetyTasks,
  proposedBy,
  secondedBy,
}: ClosingRequest): 'safety-task-open' | 'FOUR_EYES' | undefined => {
  if (openSafetyTasks > 0) return 'safety-task-open';
  return proposedBy === undefined || secondedBy === undefined || secondedBy === proposedBy
    ? 'FOUR_EYES'
    : undefined;
};
