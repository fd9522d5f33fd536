import type { TaskRecord, UserRecord } from '../../ports/records.js';
import { identityOf, type Identity } from '../care/identity.js';
import { isCandidate } from '../care/tasks/may-complete.js';
import type { Chance } from './chance.js';

/** Colleagues of a region, found by what they do. */
export interface Colleagues {
  readonly all: readonly UserRecord[];
  readonly byId: ReadonlyMap<string, UserRecord>;
  readonly byGroup: ReadonlyMap<string, readonly UserRecord[]>;
}

export const colleaguesOf = (all: readonly UserRecord[]): Colleagues => {
  const byGroup = new Map<string, UserRecord[]>();
  for (const user of all) {
    for (const group of user.groups) byGroup.set(group, [...(byGroup.get(group) ?? []), user]);
  }
  return { all, byId: new Map(all.map((user) => [user.id, user])), byGroup };
};

const pickFrom = (chance: Chance, users: readonly UserRecord[]): UserRecord | undefined => {
  const [first, ...others] = users;
  return first && chance.pick([first, ...others]);
};

/** Somebody with this role, of the team itself where it has one. */
export const colleagueWith = (
  chance: Chance,
  users: readonly UserRecord[],
  team: string,
): UserRecord | undefined => {
  const own = users.filter((user) => user.team === team);
  return pickFrom(chance, own.length > 0 ? own : users);
};

export interface Doing {
  readonly colleagues: Colleagues;
  readonly team: string;
}

/** Whoever has the task, or one of those who may take it and did not do what it checks. */
export const whoDoes = (
  chance: Chance,
  task: TaskRecord,
  { colleagues, team }: Doing,
): Identity | undefined => {
  const excluded = new Set(task.care?.excludedUsers.map(({ user }) => user));
  const may = (user: UserRecord): boolean => !excluded.has(user.id);
  const one = (user: UserRecord | undefined): Identity | undefined => user && identityOf(user);
  if (task.assignee !== undefined) return one(colleagues.byId.get(task.assignee));
  const named = task.candidateUsers
    .flatMap((id) => colleagues.byId.get(id) ?? [])
    .filter((user) => may(user));
  if (named.length > 0) return one(named[0]);
  const offered = task.candidateGroups
    .flatMap((group) => colleagues.byGroup.get(group) ?? [])
    .filter((user) => may(user) && isCandidate(task, identityOf(user)));
  return one(colleagueWith(chance, offered, team));
};
