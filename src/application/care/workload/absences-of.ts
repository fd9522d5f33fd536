import { isAway } from '../../../domain/workload/absence.js';
import type { Instant } from '../../../kernel/instant.js';
import type { AbsenceRecord } from '../../../ports/records.js';
import type { Condition, Store } from '../../../ports/store.js';

const notEnded = (now: Instant): Condition[] => [
  { field: 'endedAt', is: null },
  { any: [[{ field: 'until', is: null }], [{ field: 'until', above: now }]] },
];

/** Absences that run or are still to come, the first to begin first; of one person, or of everybody. */
export const absencesAhead = async (
  store: Store,
  now: Instant,
  userId?: string,
): Promise<readonly AbsenceRecord[]> => {
  const found = await store.find('absence', {
    where: [
      { field: 'userId', ...(userId === undefined ? { isNot: null } : { is: userId }) },
      ...notEnded(now),
    ],
    sort: [{ by: 'from' }],
    limit: 1000,
  });
  return found.map(({ body }) => body);
};

/** Whoever is away now, with their absence. */
export const awayNow = async (store: Store, now: Instant): Promise<ReadonlyMap<string, AbsenceRecord>> => {
  const ahead = await absencesAhead(store, now);
  return new Map(ahead.filter((absence) => isAway(absence, now)).map((absence) => [absence.userId, absence]));
};
