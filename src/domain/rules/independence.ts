/** Roles that must not have had any task in the trajectory they look at (R-IND-1, domain.md §3.4). */
const independentRoles: readonly string[] = ['independent-checker', 'rvdk-external'];

/** Whether a task for these groups may go to somebody with this past in the trajectory. */
export const isIndependent = (
  candidateGroups: readonly string[],
  user: string,
  usersWithTask: readonly string[],
): boolean =>
  !candidateGroups.some((group) => independentRoles.includes(group)) || !usersWithTask.includes(user);

/** Staff may not open a trajectory of which they or a registered relative is a member (R-IND-2). */
export const mayOpen = (user: string, usersRelatedToHousehold: readonly string[]): boolean =>
  !usersRelatedToHousehold.includes(user);
