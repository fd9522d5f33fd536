import { ok } from '../../../kernel/outcome.js';
import { dueByNorm } from '../deadlines/due-by-norm.js';
import { addToTimeline } from '../timeline-entry.js';
import { stateAfterAcute } from '../trajectory/advance.js';
import { withUrgency } from '../trajectory/change-urgency.js';
import { momentIn } from '../values.js';
import { onTrajectory } from './on-trajectory.js';

/** Ends the acute response; the trajectory goes back to where it stands, still to be watched closely. */
export const closeAcute = onTrajectory(async (work, { trajectory, variables }) => {
  const stepDownAt = await dueByNorm(work, {
    key: 'acute.stepdown',
    from: momentIn(variables, 'acuteSince') ?? work.at,
  });
  if (!stepDownAt.ok) return stepDownAt;
  const { state, urgency = 'HIGH' } = trajectory;
  if (state === 'ACUTE') {
    const calmer = await withUrgency(work, trajectory, urgency === 'ACUTE' ? 'HIGH' : urgency);
    work.put('trajectory', { ...calmer, state: stateAfterAcute(trajectory) });
  }
  addToTimeline(work, { trajectoryId: trajectory.id, code: 'ACUTE_STABILISED' });
  return ok({ stabilisedAt: work.at, stepDownAt: stepDownAt.value });
});
