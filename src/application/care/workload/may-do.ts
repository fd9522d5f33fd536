import type { TaskRecord, UserRecord } from '../../../ports/records.js';
import { isNamedRole, type NamedRole } from '../side/people-of-task.js';

/** In which role somebody can stand in for whoever a diagram names. Nobody accepts in the place of a receiver. */
const standInRoles: Readonly<Record<NamedRole, readonly string[]>> = {
  'fixed-face': ['local-team'],
  'rvt-professional': ['rvt'],
  giver: ['local-team'],
  receiver: [],
};

/** Whether four eyes or independence keep somebody from a task (domain.md §3.3, §3.4). */
export const isExcluded = ({ care }: TaskRecord, userId: string): boolean =>
  care?.excludedUsers.some(({ user }) => user === userId) === true;

const lacksMandate = ({ care }: TaskRecord, { groups }: UserRecord): boolean =>
  care?.groupsWithoutMandate?.some((group) => groups.includes(group)) === true;

/** Whether somebody may be given this task: by the roles it is for, and nobody whom four eyes excludes. */
export const mayDo = (task: TaskRecord, user: UserRecord): boolean => {
  if (isExcluded(task, user.id) || lacksMandate(task, user)) return false;
  const { candidateUsers, candidateGroups } = task;
  const roles = candidateGroups.flatMap((group) => (isNamedRole(group) ? standInRoles[group] : [group]));
  return candidateUsers.includes(user.id) || roles.some((role) => user.groups.includes(role));
};
