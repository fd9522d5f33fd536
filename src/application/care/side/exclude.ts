import type { TaskRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';

/** Whoever acts now may no longer do this open task; if it was theirs, it is nobody's again. */
export const exclude = (work: Work, task: TaskRecord, rule: string): void => {
  const user = work.actor;
  const care = task.care ?? { urgencyRank: 1, safetyCritical: false, excludedUsers: [], reached: [] };
  if (care.excludedUsers.some((excluded) => excluded.user === user)) return;
  const { assignee, ...unassigned } = task;
  work.put('task', {
    ...(assignee === undefined || assignee === user ? unassigned : { ...unassigned, assignee }),
    care: { ...care, excludedUsers: [...care.excludedUsers, { user, rule }] },
  });
};
