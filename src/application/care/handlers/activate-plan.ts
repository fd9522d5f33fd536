import { ok } from '../../../kernel/outcome.js';
import { addToTimeline } from '../timeline-entry.js';
import { advanced } from '../trajectory/advance.js';
import { numberIn } from '../values.js';
import { failed, onTrajectory } from './on-trajectory.js';

/** The line in the timeline from which it is counted how long agreements were kept. */
export const planActivated = 'PLAN_ACTIVATED';

/** A plan for a phase holds from now (domain.md P05). */
export const activatePlan = onTrajectory((work, { trajectory, variables }) => {
  const phase = numberIn(variables, 'phase');
  if (phase !== 1 && phase !== 2 && phase !== 3) {
    return failed(
      'phase-unknown',
      `Expected the plan of trajectory '${trajectory.id}' to be for phase 1, 2 or 3`,
    );
  }
  work.put('trajectory', { ...advanced(trajectory, 'PLAN_ACTIVE'), phase });
  addToTimeline(work, { trajectoryId: trajectory.id, code: planActivated, details: { phase } });
  return ok({ planActiveAt: work.at });
});
