import type { HomeBanRecord } from '../../../ports/records.js';
import type { InternalHandler } from '../../engine/case-side.js';
import type { Work } from '../../work.js';
import { failed, onTrajectory, type OnTrajectory, type TrajectoryHandler } from './on-trajectory.js';

export interface OnHomeBan extends OnTrajectory {
  readonly homeBan: HomeBanRecord;
}

/** The work of a topic for the home ban that its process is about. */
export const onHomeBan = (
  handle: (work: Work, on: OnHomeBan) => ReturnType<TrajectoryHandler>,
): InternalHandler =>
  onTrajectory(async (work, on) => {
    const { id } = on.job.instance;
    const homeBan = await work.get('homeBan', id);
    if (homeBan) return handle(work, { ...on, homeBan });
    return failed('home-ban-not-found', `Expected process instance '${id}' to be about a home ban`);
  });
