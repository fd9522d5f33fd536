/** Where a trajectory stands (domain.md §2.2). */
export type TrajectoryState =
  | 'SIGNAL'
  | 'ASSESSMENT'
  | 'ACUTE'
  | 'ALLOCATED'
  | 'ANALYSIS'
  | 'PLAN_ACTIVE'
  | 'MONITORING'
  | 'CLOSING'
  | 'CLOSED';

const running = ['ALLOCATED', 'ANALYSIS', 'PLAN_ACTIVE', 'MONITORING', 'CLOSING'] as const;

/**
 * What may follow on what. Danger makes every open state ACUTE, a new incident brings a running trajectory back to
 * its assessment, and after either it goes on where it was; an assessment without follow-up ends it.
 */
const following: Readonly<Record<TrajectoryState, readonly TrajectoryState[]>> = {
  SIGNAL: ['ASSESSMENT', 'ACUTE', 'CLOSED'],
  ASSESSMENT: ['ACUTE', ...running, 'CLOSED'],
  ACUTE: ['ASSESSMENT', ...running],
  ALLOCATED: ['ANALYSIS', 'PLAN_ACTIVE', 'ASSESSMENT', 'ACUTE', 'CLOSED'],
  ANALYSIS: ['PLAN_ACTIVE', 'ASSESSMENT', 'ACUTE', 'CLOSED'],
  PLAN_ACTIVE: ['MONITORING', 'ANALYSIS', 'CLOSING', 'ASSESSMENT', 'ACUTE', 'CLOSED'],
  MONITORING: ['CLOSING', 'PLAN_ACTIVE', 'ANALYSIS', 'ASSESSMENT', 'ACUTE', 'CLOSED'],
  CLOSING: ['CLOSED', 'MONITORING', 'PLAN_ACTIVE', 'ASSESSMENT', 'ACUTE'],
  CLOSED: [],
};

export interface StateChange {
  readonly from: TrajectoryState;
  readonly to: TrajectoryState;
  /** Only counts for closing. */
  readonly openSafetyTasks: number;
}

/** Why a trajectory cannot go from one state to another; nothing when it can, or is there already. */
export const whyNotToState = ({
  from,
  to,
  openSafetyTasks,
}: StateChange): 'transition-not-allowed' | 'safety-task-open' | undefined => {
  if (from === to) return undefined;
  if (!following[from].includes(to)) return 'transition-not-allowed';
  return to === 'CLOSED' && openSafetyTasks > 0 ? 'safety-task-open' : undefined;
};
