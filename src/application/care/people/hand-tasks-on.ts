import type { TaskRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { without } from '../without.js';
import { whoIs, type Named, type NamedRole } from '../side/people-of-task.js';

/**
 * Gives the open tasks of a named role to whoever has that role now. A task that somebody else took meanwhile
 * stays theirs.
 */
export const handTasksOn = async (
  work: Work,
  role: NamedRole,
  { before, after }: { readonly before: TrajectoryRecord; readonly after: TrajectoryRecord },
): Promise<void> => {
  const handOver = undefined;
  const was = whoIs(role, { trajectory: before, handOver });
  const is = whoIs(role, { trajectory: after, handOver });
  const open = await work.find('task', {
    where: [
      { field: 'care.trajectoryId', is: after.id },
      { field: 'candidateGroups', is: role },
    ],
  });
  for (const task of open) {
    const handed = handedOn(role, task, { was, is });
    work.put('task', handed);
    await keepInHistory(work, handed);
  }
};

/** The history tells who had the task, as it does when somebody claims it. */
const keepInHistory = async (work: Work, { id, assignee }: TaskRecord): Promise<void> => {
  const visit = await work.get('historicActivity', id);
  if (!visit || visit.assignee === assignee) return;
  work.put('historicActivity', {
    ...without(visit, 'assignee'),
    ...(assignee !== undefined && { assignee }),
  });
};

const handedOn = (role: NamedRole, task: TaskRecord, { was, is }: { was: Named; is: Named }): TaskRecord => {
  const { assignee, ...rest } = task;
  const otherUsers = leavingOut(task.candidateUsers, was.users, is.users);
  const otherGroups = leavingOut(task.candidateGroups, was.groups, is.groups);
  const alone = otherUsers.length === 0 && otherGroups.every((group) => group === role);
  const free = assignee === undefined ? alone : was.users.includes(assignee);
  const next = free ? firstOf(is, task) : assignee;
  return {
    ...rest,
    candidateUsers: [...otherUsers, ...is.users],
    candidateGroups: [...otherGroups, ...is.groups],
    ...(next !== undefined && { assignee: next }),
  };
};

/** Nobody is given a task that they may not complete. */
const firstOf = ({ users: [first] }: Named, { care }: TaskRecord): string | undefined =>
  care?.excludedUsers.some(({ user }) => user === first) === true ? undefined : first;

const leavingOut = (all: readonly string[], ...taken: readonly (readonly string[])[]): readonly string[] =>
  all.filter((one) => !taken.some((some) => some.includes(one)));
