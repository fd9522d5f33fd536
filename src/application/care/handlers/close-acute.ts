import { ok } from '../../../kernel/outcome.js';
import { addToTimeline } from '../timeline-entry.js';
import { stateAfterAcute } from '../trajectory/advance.js';
import { withUrgency } from '../trajectory/change-urgency.js';
import { onTrajectory } from './on-trajectory.js';

/** Ends the acute response; the trajectory goes back to where it stands, still to be watched closely. */
export const closeAcute = onTrajectory(async (work, { trajectory }) => {
  const { state, urgency = 'HIGH' } = trajectory;
  if (state === 'ACUTE') {
    const calmer = await withUrgency(work, trajectory, urgency === 'ACUTE' ? 'HIGH' : urgency);
    work.put('trajectory', { ...calmer, state: stateAfterAcute(trajectory) });
  }
  addToTimeline(work, { trajectoryId: trajectory.id, code: 'ACUTE_STABILISED' });
  return ok({ stabilisedAt: work.at });
});
