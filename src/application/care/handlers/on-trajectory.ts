import type { Variables } from '../../../engine/variables.js';
import { ok, refused, type Outcome, type Refused } from '../../../kernel/outcome.js';
import type { TrajectoryRecord } from '../../../ports/records.js';
import type { HandlerFailure, InternalHandler, InternalJob } from '../../engine/case-side.js';
import type { Work } from '../../work.js';
import { trajectoryOf } from '../side/trajectory-of.js';

export interface OnTrajectory {
  readonly trajectory: TrajectoryRecord;
  readonly variables: Variables;
  readonly job: InternalJob;
}

export type TrajectoryHandler = (
  work: Work,
  on: OnTrajectory,
) => Promise<Outcome<Variables, HandlerFailure>> | Outcome<Variables, HandlerFailure>;

export const failed = (code: string, message: string): Refused<HandlerFailure> => refused({ code, message });

/** The work of a topic for the trajectory its process belongs to. */
export const onTrajectory =
  (handle: TrajectoryHandler): InternalHandler =>
  async (work, job) => {
    const { instance, variables } = job;
    const trajectory = await trajectoryOf(work, instance.businessKey, variables);
    if (!trajectory) {
      return failed(
        'trajectory-not-found',
        `Expected process instance '${instance.id}' to belong to a trajectory`,
      );
    }
    const done = await handle(work, { trajectory, variables, job });
    return done.ok ? ok({ values: done.value }) : done;
  };
