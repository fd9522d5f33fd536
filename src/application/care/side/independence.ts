import { independentRoles, notIndependent } from '../../../domain/rules/independence.js';
import type { TaskRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { exclude } from './exclude.js';
import type { Excluded } from './excluded-users.js';
import { instancesOf } from './instances-of.js';

const rule = 'R-IND-1';

const isForIndependent = (groups: readonly string[]): boolean =>
  groups.some((group) => independentRoles.includes(group));

/**
 * Who may not look independently at a trajectory, because they had a task for this household, in this trajectory or an
 * earlier one (R-IND-1, domain.md §3.4).
 */
export const excludedAsInvolved = async (
  work: Work,
  candidateGroups: readonly string[],
  trajectory: TrajectoryRecord | undefined,
): Promise<readonly Excluded[]> => {
  if (!trajectory || !isForIndependent(candidateGroups)) return [];
  const involved = await usersWithTask(work, trajectory);
  return notIndependent(candidateGroups, involved).map((user) => ({ user, rule }));
};

const usersWithTask = async (work: Work, { householdId }: TrajectoryRecord): Promise<readonly string[]> => {
  const trajectories = await work.find('trajectory', { where: [{ field: 'householdId', is: householdId }] });
  const instances = (await Promise.all(trajectories.map(({ id }) => instancesOf(work, id)))).flat();
  if (instances.length === 0) return [];
  const visits = await work.find('historicActivity', {
    where: [
      { field: 'instanceId', in: instances },
      { field: 'elementType', is: 'userTask' },
    ],
    limit: 10_000,
  });
  const users = visits.flatMap(({ assignee, completedBy }) => [assignee, completedBy]);
  return [...new Set(users.filter((user) => user !== undefined))];
};

/** Whoever completed a task can no longer do an independent one that is open in the same trajectory. */
export const excludeFromIndependent = async (work: Work, done: TaskRecord): Promise<void> => {
  const trajectoryId = done.care?.trajectoryId;
  if (trajectoryId === undefined) return;
  const open = await work.find('task', {
    where: [
      { field: 'care.trajectoryId', is: trajectoryId },
      { any: independentRoles.map((group) => [{ field: 'candidateGroups', is: group }]) },
    ],
  });
  for (const task of open) if (task.id !== done.id) exclude(work, task, rule);
};
