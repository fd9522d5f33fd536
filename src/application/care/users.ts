import type { UserRecord } from '../../ports/records.js';
import type { Ports, Work } from '../work.js';
import { recordsById } from './records-by-id.js';

export const findUser = async (ports: Ports, id: string): Promise<UserRecord | undefined> =>
  (await ports.store.get('user', id))?.body;

export interface ColleagueView {
  readonly user: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** Whom work can be given to, by name, never somebody who is helped; with `role` only those who have it. */
export const listColleagues = async (ports: Ports, role?: string): Promise<readonly ColleagueView[]> => {
  const where = role === undefined ? [] : [{ field: 'groups', is: role }];
  const found = await ports.store.find('user', { where, limit: 1000 });
  return found
    .filter(({ body }) => !body.groups.some((group) => group.startsWith('hh-')))
    .map(({ body }) => ({ user: body.id, name: body.name, roles: body.groups }))
    .sort((one, other) => one.name.localeCompare(other.name, 'nl'));
};

/** Names by user id, asked in one go; an id nobody has keeps its id as name. */
export const namesOf = async (
  ports: Ports,
  ids: readonly (string | undefined)[],
): Promise<(id: string) => string> => {
  const users = await recordsById(ports, 'user', ids);
  return (id) => users.get(id)?.name ?? id;
};

/** Everybody in a group, in the order of their ids, so that two runs notify alike. */
export const membersOf = async (work: Work, group: string): Promise<readonly string[]> => {
  const found = await work.find('user', { where: [{ field: 'groups', is: group }], sort: [{ by: 'id' }] });
  return found.map((user) => user.id);
};
