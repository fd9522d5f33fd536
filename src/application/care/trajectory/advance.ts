import type { TrajectoryRecord } from '../../../ports/records.js';

type State = TrajectoryRecord['state'];

/**
 * The state a trajectory gets as its processes move on. While it is acute it stays so until the acute response has
 * ended, and what is closed stays closed (domain.md §2.2).
 */
export const advanced = (trajectory: TrajectoryRecord, state: State): TrajectoryRecord =>
  trajectory.state === 'ACUTE' || trajectory.state === 'CLOSED' ? trajectory : { ...trajectory, state };

/** Where a trajectory stands when it is not acute any more. */
export const stateAfterAcute = ({ phase, fixedFace }: TrajectoryRecord): State => {
  if (phase > 0) return 'PLAN_ACTIVE';
  return fixedFace === undefined ? 'ASSESSMENT' : 'ALLOCATED';
};
