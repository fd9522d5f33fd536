import { ok } from '../../../kernel/outcome.js';
import { addToTimeline } from '../timeline-entry.js';
import { advanced } from '../trajectory/advance.js';
import { onTrajectory } from './on-trajectory.js';

/** The trajectory may be closed; until it is, everything goes on. */
export const startClosing = onTrajectory((work, { trajectory }) => {
  const closing = advanced(trajectory, 'CLOSING');
  if (!closing.ok) return closing;
  work.put('trajectory', closing.value);
  addToTimeline(work, { trajectoryId: trajectory.id, code: 'CLOSING_STARTED' });
  return ok({});
});
