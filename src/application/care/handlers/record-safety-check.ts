import { ok } from '../../../kernel/outcome.js';
import { addToTimeline } from '../timeline-entry.js';
import { momentIn } from '../values.js';
import { onTrajectory } from './on-trajectory.js';

/** Somebody looked whether it is safe; when they last did counts for waiting without sight (I-04). */
export const recordSafetyCheck = onTrajectory((work, { trajectory, variables }) => {
  const heldAt = momentIn(variables, 'heldAt') ?? work.at;
  const before = trajectory.safetyCheckedAt;
  if (before === undefined || before < heldAt) {
    work.put('trajectory', { ...trajectory, safetyCheckedAt: heldAt });
  }
  addToTimeline(work, { trajectoryId: trajectory.id, code: 'SAFETY_CHECKED', details: { heldAt } });
  return ok({});
});
