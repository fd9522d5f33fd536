import type { Instant } from '../../../kernel/instant.js';
import type { Work } from '../../work.js';
import { membersOf } from '../users.js';

/** The group that is on call; without a roster everybody in it is, in the order of their ids (domain.md §6.5). */
const onCallGroup = 'crisis-247';

/** Shifts that are looked through at most: a roster of a year and more. */
const mostShifts = 10_000;

/** Who is on call at a moment, the first to be called first, each once. */
export const onCallAt = async (work: Work, at: Instant): Promise<readonly string[]> => {
  const users = await listedAt(work, at);
  return users.length > 0 ? users : membersOf(work, onCallGroup);
};

/** Whether a roster says who is on call; without one nobody has a turn and all are called. */
export const hasRoster = async (work: Work, at: Instant): Promise<boolean> =>
  (await listedAt(work, at)).length > 0;

const listedAt = async (work: Work, at: Instant): Promise<readonly string[]> => {
  const shifts = await work.find('onCallShift', {
    where: [
      { field: 'from', upTo: at },
      { field: 'until', above: at },
    ],
    limit: mostShifts,
  });
  const listed = [...shifts].sort((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1));
  return [...new Set(listed.map(({ user }) => user))];
};
