import type { HandOverRecord } from '../../../ports/records.js';
import type { InternalHandler } from '../../engine/case-side.js';
import type { Work } from '../../work.js';
import { handOverOf } from '../side/trajectory-of.js';
import { failed, onTrajectory, type OnTrajectory, type TrajectoryHandler } from './on-trajectory.js';

export interface OnHandOver extends OnTrajectory {
  readonly handOver: HandOverRecord;
}

/** The work of a topic for the hand-over its process is about. */
export const onHandOver = (
  handle: (work: Work, on: OnHandOver) => ReturnType<TrajectoryHandler>,
): InternalHandler =>
  onTrajectory(async (work, on) => {
    const handOver = await handOverOf(work, on.variables);
    if (!handOver) {
      const { id } = on.job.instance;
      return failed('hand-over-not-found', `Expected process instance '${id}' to be about a hand-over`);
    }
    return handle(work, { ...on, handOver });
  });
