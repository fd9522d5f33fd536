import { lateFrom } from '../../../domain/clocks/late-from.js';
import { ok } from '../../../kernel/outcome.js';
import { dueByNorm } from '../deadlines/due-by-norm.js';
import { advanced } from '../trajectory/advance.js';
import { momentIn, textIn } from '../values.js';
import { onTrajectory } from './on-trajectory.js';

/** The legal period for the assessment of a report (domain.md §6.4). */
export const assessmentNorm = 'vt.assessment';

/** Starts the legal clock of a report; it counts from receipt, whenever it is written down (domain.md P02). */
export const registerReport = onTrajectory(async (work, { trajectory, variables }) => {
  const due = await dueByNorm(work, {
    key: assessmentNorm,
    from: momentIn(variables, 'receivedAt') ?? work.at,
  });
  if (!due.ok) return due;
  const legalDueAt = due.value;
  if (textIn(variables, 'mode') !== 'SIGNAL_ON_TRAJECTORY') {
    const assessed = advanced(trajectory, 'ASSESSMENT');
    if (!assessed.ok) return assessed;
    work.put('trajectory', { ...assessed.value, legalDueAt });
  }
  return ok({ legalDueAt, legalBreachAt: lateFrom(legalDueAt) });
});
