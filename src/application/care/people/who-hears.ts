import type { LadderRole } from '../../../domain/ladder/ladder.js';
import { turnOf } from '../../../domain/ladder/on-call.js';
import type { TaskRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { hasRoster, onCallAt } from '../on-call/on-call-list.js';
import { isNamedRole } from '../side/people-of-task.js';
import { membersOf } from '../users.js';

export interface About {
  readonly task: TaskRecord;
  readonly trajectory: TrajectoryRecord | undefined;
}

type Finder = (work: Work, about: About) => Promise<readonly string[]>;

/** The people a moment of the ladder is told to, each once. */
export const whoHears = async (
  work: Work,
  roles: readonly LadderRole[],
  about: About,
): Promise<readonly string[]> => {
  const people = await Promise.all(roles.map((role) => finders[role](work, about)));
  return [...new Set(people.flat())];
};

/** Whoever has the task, or while nobody has it, whoever could take it. */
const whoDoesIt: Finder = async (work, { task }) => {
  if (task.assignee !== undefined) return [task.assignee];
  const groups = task.candidateGroups.filter((group) => !isNamedRole(group));
  const members = await Promise.all(groups.map((group) => membersOf(work, group)));
  return [...task.candidateUsers, ...members.flat()].filter(
    (user) => task.care?.excludedUsers.some((excluded) => excluded.user === user) !== true,
  );
};

const present = (user: string | undefined): readonly string[] => (user === undefined ? [] : [user]);

/** The leads of the team that carries it; when that team has none, or nobody knows the team, all leads. */
const leads: Finder = async (work, { task, trajectory }) => {
  const all = await work.find('user', {
    where: [{ field: 'groups', is: 'local-team-lead' }],
    sort: [{ by: 'id' }],
  });
  const carrier = task.assignee ?? trajectory?.fixedFace;
  const team = carrier === undefined ? undefined : (await work.get('user', carrier))?.team;
  const own = all.filter((lead) => team !== undefined && lead.team === team);
  return (own.length > 0 ? own : all).map(({ id }) => id);
};

/** While nobody has the task, whose turn it is; somebody who has it and is late is helped by all of them. */
const nextOnCall: Finder = async (work, { task }) => {
  const list = await onCallAt(work, work.at);
  if (task.assignee !== undefined || !(await hasRoster(work, work.at))) return list;
  const turn = turnOf(list, task.createdAt, work.at);
  return turn === undefined ? list : [turn];
};

const finders: Readonly<Record<LadderRole, Finder>> = {
  assignee: whoDoesIt,
  substitute: (_work, { trajectory }) => Promise.resolve(present(trajectory?.substitute)),
  'fixed-face': (_work, { trajectory }) => Promise.resolve(present(trajectory?.fixedFace)),
  'team-lead': leads,
  manager: (work) => membersOf(work, 'manager'),
  /** Governance has no role of its own: its reports and calls go by the managers (domain.md §3.1). */
  director: (work) => membersOf(work, 'manager'),
  'on-call': nextOnCall,
};
