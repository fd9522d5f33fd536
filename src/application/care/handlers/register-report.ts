import { lateFrom } from '../../../domain/clocks/late-from.js';
import { dueFor } from '../../../domain/deadlines/due.js';
import type { Register } from '../../../domain/deadlines/register.js';
import { ok } from '../../../kernel/outcome.js';
import { advanced } from '../trajectory/advance.js';
import { momentIn, textIn } from '../values.js';
import { failed, onTrajectory } from './on-trajectory.js';

/** The legal period for the assessment of a report (domain.md §6.4). */
export const assessmentNorm = 'vt.assessment';

/** Starts the legal clock of a report; it counts from receipt, whenever it is written down (domain.md P02). */
export const registerReport = (register: Register) =>
  onTrajectory((work, { trajectory, variables }) => {
    const due = dueFor({
      register,
      key: assessmentNorm,
      from: momentIn(variables, 'receivedAt') ?? work.at,
      urgency: undefined,
      safetyCritical: false,
      at: work.at,
    });
    if (!due.ok) return failed(due.reason.code, due.reason.message);
    const legalDueAt = due.value.dueAt;
    if (textIn(variables, 'mode') !== 'SIGNAL_ON_TRAJECTORY') {
      const assessed = advanced(trajectory, 'ASSESSMENT');
      if (!assessed.ok) return assessed;
      work.put('trajectory', { ...assessed.value, legalDueAt });
    }
    return ok({ legalDueAt, legalBreachAt: lateFrom(legalDueAt) });
  });
