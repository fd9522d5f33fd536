import { ok } from '../../../kernel/outcome.js';
import { liftBans } from '../home-ban/contact-bans.js';
import { addToTimeline } from '../timeline-entry.js';
import { textIn } from '../values.js';
import { onHomeBan } from './on-home-ban.js';

/**
 * The ban is over, or never came. Where one is stays hidden from the other unless whoever checked says that it no
 * longer has to be (domain.md §4.4: when unknown, deny).
 */
export const endHomeBan = onHomeBan(async (work, { trajectory, variables, homeBan }) => {
  const imposed = homeBan.imposedAt !== undefined;
  const early = homeBan.state === 'ENDED_EARLY';
  work.put('homeBan', {
    ...homeBan,
    state: imposed ? (early ? 'ENDED_EARLY' : 'ENDED') : 'NOT_IMPOSED',
    endedAt: homeBan.endedAt ?? homeBan.expiresAt ?? work.at,
  });
  const lifted = textIn(variables, 'shieldStays') === 'no';
  if (lifted) await liftBans(work, homeBan.id);
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: imposed ? 'HOME_BAN_CHECKED' : 'HOME_BAN_NOT_IMPOSED',
    details: { shieldStays: lifted ? 'no' : 'yes' },
    onceAs: `${homeBan.id}:ended`,
  });
  return ok({ homeBanOverAt: work.at });
});
