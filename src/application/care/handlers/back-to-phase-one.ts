import { ok } from '../../../kernel/outcome.js';
import { addToTimeline } from '../timeline-entry.js';
import { onTrajectory } from './on-trajectory.js';

/** After a new incident direct safety goes first again (domain.md §1.1); how often that happens is counted (I-11). */
export const backToPhaseOne = onTrajectory((work, { trajectory }) => {
  if (trajectory.phase > 1) {
    work.put('trajectory', { ...trajectory, phase: 1 });
    addToTimeline(work, {
      trajectoryId: trajectory.id,
      code: 'PHASE_CHANGED',
      details: { from: trajectory.phase, to: 1 },
    });
  }
  return ok({ backToPhaseOne: false, phase: 1, planStep: { phase: 1, from: work.at } });
});
