import { ok } from '../../../kernel/outcome.js';
import { banUntil } from '../home-ban/contact-bans.js';
import { notify } from '../notify.js';
import { addToTimeline } from '../timeline-entry.js';
import { membersOf } from '../users.js';
import { onHomeBan } from './on-home-ban.js';

/** The mayor withdrew the ban or the court ended it: whoever guards safety hears of it at once. */
export const recordEarlyEnd = onHomeBan(async (work, { trajectory, homeBan }) => {
  work.put('homeBan', { ...homeBan, state: 'ENDED_EARLY', endedAt: work.at, expiresAt: work.at });
  await banUntil(work, homeBan.id, work.at);
  const { fixedFace, substitute, rvtProfessional } = trajectory;
  const carriers = [fixedFace, substitute, rvtProfessional].filter((user) => user !== undefined);
  await notify(work, [...(await membersOf(work, 'crisis-247')), ...carriers], {
    code: 'HOME_BAN_ENDED_EARLY',
    channel: 'phone',
    trajectoryId: trajectory.id,
    occasion: homeBan.id,
  });
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: 'HOME_BAN_ENDED_EARLY',
    onceAs: `${homeBan.id}:ended-early`,
  });
  return ok({ expiresAt: work.at });
});
