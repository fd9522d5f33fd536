import { whyNotToState } from '../../../domain/rules/trajectory-state.js';
import { ok, refused, type Outcome } from '../../../kernel/outcome.js';
import type { TrajectoryRecord } from '../../../ports/records.js';
import type { HandlerFailure } from '../../engine/case-side.js';

type State = TrajectoryRecord['state'];

/**
 * The state a trajectory gets as its processes move on. While it is acute it stays so until the acute response has
 * ended; a state that cannot follow on the present one is refused, so that a person looks (domain.md §2.2).
 */
export const advanced = (
  trajectory: TrajectoryRecord,
  state: State,
): Outcome<TrajectoryRecord, HandlerFailure> => {
  if (trajectory.state === 'ACUTE') return ok(trajectory);
  const code = whyNotToState({ from: trajectory.state, to: state, openSafetyTasks: 0 });
  return code === undefined
    ? ok({ ...trajectory, state })
    : refused({
        code,
        message: `Expected trajectory '${trajectory.id}' to be able to become ${state}, but it is ${trajectory.state}`,
      });
};

/** Where a trajectory stands when it is not acute any more. */
export const stateAfterAcute = ({ phase, fixedFace }: TrajectoryRecord): State => {
  if (phase > 0) return 'PLAN_ACTIVE';
  return fixedFace === undefined ? 'ASSESSMENT' : 'ALLOCATED';
};
