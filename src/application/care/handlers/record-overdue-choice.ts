import { derive } from '../../../domain/clocks/derive.js';
import { ok } from '../../../kernel/outcome.js';
import { addToTimeline } from '../timeline-entry.js';
import { momentIn, textIn } from '../values.js';
import { failed, onTrajectory } from './on-trajectory.js';

/** When somebody looks again, unless they said otherwise. */
const lookAgainClock = 'WD1';

/**
 * Writes down what is done about late work. It never completes, cancels, reassigns or re-dates the task: people do
 * that (domain.md P14).
 */
export const recordOverdueChoice = onTrajectory((work, { trajectory, variables }) => {
  const usual = derive({ clock: lookAgainClock, from: work.at });
  if (!usual.ok) return failed(usual.reason.code, usual.reason.message);
  const lookAgainAt = momentIn(variables, 'lookAgainAt') ?? usual.value.due;
  const choice = textIn(variables, 'overdueChoice') ?? 'HELP';
  const taskId = textIn(variables, 'taskId');
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: 'OVERDUE_HANDLED',
    ...(taskId !== undefined && { taskId }),
    details: { choice, lookAgainAt },
  });
  return ok({ lookAgainAt });
});
