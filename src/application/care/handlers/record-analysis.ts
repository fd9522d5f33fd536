import { ok } from '../../../kernel/outcome.js';
import { addToTimeline } from '../timeline-entry.js';
import { onTrajectory } from './on-trajectory.js';

/** The joint analysis is final. */
export const recordAnalysis = onTrajectory((work, { trajectory }) => {
  addToTimeline(work, { trajectoryId: trajectory.id, code: 'ANALYSIS_DONE' });
  return ok({ analysisDoneAt: work.at });
});
