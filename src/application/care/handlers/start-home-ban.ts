import { ok } from '../../../kernel/outcome.js';
import { dueByNorm } from '../deadlines/due-by-norm.js';
import { keepApart } from '../home-ban/contact-bans.js';
import { atHomeIn } from '../home-ban/home-ban-of.js';
import { momentsToExpiry } from '../home-ban/moments-to-expiry.js';
import { addToTimeline } from '../timeline-entry.js';
import { momentIn, textIn } from '../values.js';
import { onHomeBan } from './on-home-ban.js';

/**
 * The ban is imposed: it ends ten days later to the minute, and four weeks later at the latest, on whatever day that
 * is (Wet tijdelijk huisverbod art. 9 [S-24]; not moved by the Algemene termijnenwet [A]).
 */
export const startHomeBan = onHomeBan(async (work, { trajectory, variables, homeBan }) => {
  const imposedAt = momentIn(variables, 'imposedAt') ?? work.at;
  const expiresAt = await dueByNorm(work, { key: 'homeban.base', from: imposedAt });
  if (!expiresAt.ok) return expiresAt;
  const maxAt = await dueByNorm(work, { key: 'homeban.max', from: imposedAt });
  if (!maxAt.ok) return maxAt;
  const moments = await momentsToExpiry(work, expiresAt.value);
  if (!moments.ok) return moments;
  const { memberIds, adultIds } = await atHomeIn(work, trajectory);
  const named = textIn(variables, 'leaver') ?? homeBan.leaver;
  const leaver = named !== undefined && memberIds.includes(named) ? named : undefined;
  const imposed = {
    ...homeBan,
    state: 'IMPOSED',
    imposedAt,
    expiresAt: expiresAt.value,
    maxAt: maxAt.value,
    ...(leaver !== undefined && { leaver }),
  } as const;
  work.put('homeBan', imposed);
  await keepApart(work, { homeBan: imposed, memberIds, adultIds });
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: 'HOME_BAN_IMPOSED',
    details: { imposedAt, expiresAt: expiresAt.value },
    onceAs: `${homeBan.id}:imposed`,
  });
  return ok({
    imposedAt,
    maxAt: maxAt.value,
    leaver: leaver ?? null,
    adultsAtHome: adultIds.filter((id) => id !== leaver),
    ...moments.value,
  });
});
