import { whyNotExtend } from '../../../domain/rules/home-ban.js';
import { ok } from '../../../kernel/outcome.js';
import { banUntil } from '../home-ban/contact-bans.js';
import { momentsToExpiry } from '../home-ban/moments-to-expiry.js';
import { addToTimeline } from '../timeline-entry.js';
import { momentIn } from '../values.js';
import { failed } from './on-trajectory.js';
import { onHomeBan } from './on-home-ban.js';

/** The mayor extended the ban, once, to four weeks in all at most (T02). */
export const extendHomeBan = onHomeBan(async (work, { trajectory, variables, homeBan }) => {
  const until = momentIn(variables, 'newExpiresAt') ?? homeBan.maxAt ?? work.at;
  const why = whyNotExtend(homeBan, until, work.at);
  if (why !== undefined)
    return failed(why, `Expected home ban '${homeBan.id}' to be extendable until ${until}`);
  const moments = await momentsToExpiry(work, until);
  if (!moments.ok) return moments;
  work.put('homeBan', { ...homeBan, state: 'EXTENDED', expiresAt: until, extendedAt: work.at });
  await banUntil(work, homeBan.id, until);
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: 'HOME_BAN_EXTENDED',
    details: { expiresAt: until },
    onceAs: `${homeBan.id}:extended`,
  });
  return ok(moments.value);
});
