import { ok } from '../../../kernel/outcome.js';
import { addToTimeline } from '../timeline-entry.js';
import { momentIn } from '../values.js';
import { onHomeBan } from './on-home-ban.js';

/** Somebody did not keep to the ban: on record, and acute (domain.md P10). */
export const recordViolation = onHomeBan((work, { trajectory, variables, homeBan }) => {
  const violatedAt = momentIn(variables, 'violatedAt') ?? work.at;
  work.put('homeBan', { ...homeBan, violations: [...homeBan.violations, violatedAt] });
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: 'HOME_BAN_VIOLATED',
    details: { violatedAt },
  });
  return ok({ violatedAt });
});
