export interface ClosingFacts {
  readonly conditionsKeptMonths: number;
  readonly reviewsWithoutIncident: number;
  /** Unknown counts as too low. */
  readonly minScalingHousehold?: number;
  readonly minScalingProfessionals?: number;
  readonly openSafetyTasks: number;
  readonly measureRunning: boolean;
}

export type ClosingReadiness = 'NOT_READY' | 'READY' | 'DISCUSS_DISSENT' | 'CONTINUE';

const enough = { months: 6, reviews: 2, scaling: 7 } as const;

/** D-10, first row that fits: a proposal to the people who decide. */
export const closingReadiness = (facts: ClosingFacts): ClosingReadiness => {
  if (facts.openSafetyTasks > 0 || facts.measureRunning) return 'NOT_READY';
  const isStable =
    facts.conditionsKeptMonths >= enough.months &&
    facts.reviewsWithoutIncident >= enough.reviews &&
    (facts.minScalingProfessionals ?? 0) >= enough.scaling;
  if (!isStable) return 'CONTINUE';
  return (facts.minScalingHousehold ?? 0) >= enough.scaling ? 'READY' : 'DISCUSS_DISSENT';
};

export interface ClosingRequest {
  readonly openSafetyTasks: number;
  readonly proposedBy: string;
  readonly secondedBy?: string;
}

/** Why a trajectory cannot be closed: an open safety-critical task forbids it whoever asks, and two must agree (4E-7). */
export const whyNotClose = ({
  openSafetyTasks,
  proposedBy,
  secondedBy,
}: ClosingRequest): 'safety-task-open' | 'FOUR_EYES' | undefined => {
  if (openSafetyTasks > 0) return 'safety-task-open';
  return secondedBy === undefined || secondedBy === proposedBy ? 'FOUR_EYES' : undefined;
};
