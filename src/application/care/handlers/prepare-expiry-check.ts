import { derive } from '../../../domain/clocks/derive.js';
import { ok } from '../../../kernel/outcome.js';
import { failed } from './on-trajectory.js';
import { onHomeBan } from './on-home-ban.js';

/** The check is due a day before the end; a ban that ended early is checked at once. */
const dayBefore = 'PT24H';

/** What whoever checks before the end needs to know: by when, and when the next review is (domain.md P10, T02). */
export const prepareExpiryCheck = onHomeBan((work, { trajectory, homeBan }) => {
  const { endedAt, expiresAt = work.at } = homeBan;
  const after = derive({ clock: dayBefore, from: endedAt ?? work.at });
  if (!after.ok) return failed(after.reason.code, after.reason.message);
  return ok({
    banRunning: false,
    checkFor: endedAt === undefined ? expiresAt : after.value.due,
    phase: trajectory.phase,
    nextReviewAt: trajectory.nextReviewAt ?? null,
  });
});
