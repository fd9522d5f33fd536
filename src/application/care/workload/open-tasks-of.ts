import type { TaskRecord } from '../../../ports/records.js';
import type { Store } from '../../../ports/store.js';

/** More than anybody can have in hand; whoever has more is seen as having this many. */
export const mostTasks = 500;

/** The open tasks that are somebody's, most urgent first. */
export const openTasksOf = async (store: Store, user: string): Promise<readonly TaskRecord[]> => {
  const found = await store.find('task', {
    where: [{ field: 'assignee', is: user }],
    sort: [{ by: 'care.urgencyRank' }, { by: 'dueAt' }],
    limit: mostTasks,
  });
  return found.map(({ body }) => body);
};
