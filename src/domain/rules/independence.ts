/** Roles that must not have had any task in the trajectory they look at (R-IND-1, domain.md §3.4). */
export const independentRoles: readonly string[] = ['independent-checker', 'rvdk-external'];

/** Whom a task for these groups may not go to: nobody, or everybody who had a task in the trajectory (R-IND-1). */
export const notIndependent = (
  candidateGroups: readonly string[],
  usersWithTask: readonly string[],
): readonly string[] =>
  candidateGroups.some((group) => independentRoles.includes(group)) ? usersWithTask : [];
