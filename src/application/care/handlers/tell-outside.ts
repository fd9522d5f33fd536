import { ok } from '../../../kernel/outcome.js';
import { addToTimeline } from '../timeline-entry.js';
import { onTrajectory } from './on-trajectory.js';

/** Something was asked of somebody who has no link with this service; that it was asked is on record. */
export const tellOutside = onTrajectory((work, { trajectory, job }) => {
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: 'OUTSIDE_ASKED',
    elementId: job.node.id,
    ...(job.node.name !== undefined && { elementName: job.node.name }),
  });
  return ok({});
});
