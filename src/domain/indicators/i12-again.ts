import { plusMs, type Instant } from '../../kernel/instant.js';
import { shareOf, type Figure } from './figure.js';
import type { Period, TrajectoryStory } from './story.js';

const monthMs = 30.4375 * 86_400_000;

/** Closed after help; a report that ended with its assessment had none. */
const hadHelp = ({ fixedFace }: TrajectoryStory): boolean => fixedFace !== undefined;

/**
 * Of trajectories that were closed, how many households had no new report of acute or structural unsafety within 6, 12
 * and 24 months. Only those count whose months have passed, or that had one already; the period is that of the end of
 * those months. A household is the same when it shares a person with the former.
 */
export const unsafeAgain = (stories: readonly TrajectoryStory[], period: Period): readonly Figure[] =>
  [6, 12, 24].map((months) => within(stories, period, months));

const within = (stories: readonly TrajectoryStory[], period: Period, months: number): Figure => {
  const reportsOf = reportsByPerson(stories);
  const judged = stories.flatMap((story) => {
    const { closedAt } = story;
    if (!hadHelp(story) || closedAt === undefined) return [];
    const end = plusMs(closedAt, Math.floor(months * monthMs));
    const isPast = end <= period.now && end >= period.from && end < period.until;
    const again = story.members
      .flatMap(({ id }) => reportsOf.get(id) ?? [])
      .some((at) => at > closedAt && at <= end);
    const counts = isPast || (again && closedAt >= period.from && closedAt < period.until);
    return counts ? [{ good: !again, about: { trajectoryId: story.id, since: closedAt } }] : [];
  });
  return shareOf(`none-in-${months}`, judged);
};

const reportsByPerson = (stories: readonly TrajectoryStory[]): ReadonlyMap<string, readonly Instant[]> => {
  const moments = new Map<string, Instant[]>();
  for (const { members, reports } of stories) {
    const unsafe = reports.filter((report) => report.unsafe).map(({ receivedAt }) => receivedAt);
    for (const { id } of members) moments.set(id, [...(moments.get(id) ?? []), ...unsafe]);
  }
  return moments;
};
