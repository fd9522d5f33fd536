import { ok } from '../../../kernel/outcome.js';
import type { HomeBanRecord } from '../../../ports/records.js';
import { keepApart } from '../home-ban/contact-bans.js';
import { atHomeIn } from '../home-ban/home-ban-of.js';
import { addToTimeline } from '../timeline-entry.js';
import { momentIn, textIn } from '../values.js';
import { onTrajectory } from './on-trajectory.js';

/** Nobody is told where the other is from this moment on, also before the ban is imposed (domain.md P10, T02). */
export const setContactBan = onTrajectory(async (work, { trajectory, variables, job }) => {
  const { memberIds, adultIds, childIds } = await atHomeIn(work, trajectory);
  const named = textIn(variables, 'leaver');
  const leaver = named !== undefined && memberIds.includes(named) ? named : undefined;
  const imposedAt = momentIn(variables, 'imposedAt');
  const homeBan: HomeBanRecord = {
    id: job.instance.id,
    trajectoryId: trajectory.id,
    state: 'NEEDED',
    ...(leaver !== undefined && { leaver }),
    neededAt: work.at,
    violations: [],
  };
  work.put('homeBan', homeBan);
  await keepApart(work, { homeBan, memberIds, adultIds });
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: 'CONTACT_BAN_SET',
    onceAs: `${homeBan.id}:contact-ban`,
  });
  return ok({
    leaver: leaver ?? null,
    imposedAt: imposedAt ?? null,
    adultsAtHome: adultIds.filter((id) => id !== leaver),
    childIds: [...childIds],
    banRunning: true,
    banStands: 'yes',
  });
});
