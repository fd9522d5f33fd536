import { ok } from '../../../kernel/outcome.js';
import { notify } from '../notify.js';
import { whoDid } from '../people/who-did.js';
import { addToTimeline } from '../timeline-entry.js';
import { membersOf } from '../users.js';
import { textIn } from '../values.js';
import { failed, onTrajectory } from './on-trajectory.js';

/** Keeps what the privacy officer made of it; not justified is an incident and ends what is still open (4E-9). */
export const judgeBreakGlass = onTrajectory(async (work, { trajectory, variables, job }) => {
  const used = await work.get('breakGlass', textIn(variables, 'breakGlassId') ?? '');
  if (!used)
    return failed('break-glass-not-found', 'Expected the emergency access that was used to be known');
  const isJustified = textIn(variables, 'judgement') === 'JUSTIFIED';
  const judgement = isJustified ? 'JUSTIFIED' : 'UNJUSTIFIED';
  const judgedBy = await whoDid(work, job.instance.id, 'reviewBreakGlass');
  work.put('breakGlass', {
    ...used,
    judgement,
    judgedAt: work.at,
    ...(judgedBy !== undefined && { judgedBy }),
  });
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: isJustified ? 'BREAK_GLASS_JUSTIFIED' : 'BREAK_GLASS_INCIDENT',
    details: { user: used.user, reason: used.reason },
  });
  if (isJustified) return ok({ judgement });
  const grant = await work.get('grant', used.grantId);
  if (grant && (grant.until === undefined || grant.until > work.at)) {
    work.put('grant', { ...grant, until: work.at });
  }
  await notify(work, await membersOf(work, 'manager'), {
    code: 'BREAK_GLASS_INCIDENT',
    channel: 'in-app',
    trajectoryId: trajectory.id,
    occasion: used.id,
  });
  return ok({ judgement });
});
