import { ok, type Outcome } from '../../kernel/outcome.js';
import type { UserRecord } from '../../ports/records.js';
import type { Condition } from '../../ports/store.js';
import { unknown, type Fault } from './errors.js';
import { getLists } from './lists.js';
import { is, nothing, oneOf } from './params.js';
import { isLike } from './is-like.js';
import { integer, fieldsOf, text, texts, type Given } from './readers.js';
import { answered, type Answer, type Call, type RestRoute } from './route.js';

type Answered = Promise<Outcome<Answer, Fault>>;

/** People are known by one name; what comes before its last word counts as the first name. */
const userView = ({ id, name }: UserRecord) => {
  const at = name.lastIndexOf(' ');
  return {
    id,
    firstName: at < 0 ? name : name.slice(0, at),
    lastName: at < 0 ? '' : name.slice(at + 1),
    email: null,
  };
};

const userLists = getLists({
  kind: 'user',
  path: '/user',
  filters: { id: is('id'), idIn: oneOf('id'), memberOfGroup: is('groups'), potentialStarter: nothing },
  unsupported: new Set([
    'firstName',
    'firstNameLike',
    'lastName',
    'lastNameLike',
    'email',
    'emailLike',
    'memberOfTenant',
  ]),
  sorts: { userId: 'id' },
  view: userView,
});

const mostUsers = 10_000;

/** Groups are the roles that people have. */
const groupsOf = async ({ ports }: Call, where: readonly Condition[]): Promise<readonly string[]> => {
  const found = await ports.store.find('user', { where, limit: mostUsers });
  return [...new Set(found.flatMap(({ body }) => body.groups))].sort();
};

const groupView = (id: string) => ({ id, name: id, type: 'role' });

/** Groups have their ids as names, so that both mean the same. */
const asked = async (call: Call, all: Given): Promise<Outcome<readonly string[], Fault>> => {
  const given = fieldsOf(all, {
    id: text,
    idIn: texts,
    name: text,
    nameLike: text,
    type: text,
    member: text,
  });
  if (!given.ok) return given;
  const { id, idIn, name, nameLike, type = 'role', member } = given.value;
  const groups = await groupsOf(call, member === undefined ? [] : [{ field: 'id', is: member }]);
  return ok(
    groups.filter(
      (group) =>
        (id ?? group) === group &&
        (name ?? group) === group &&
        (idIn?.includes(group) ?? true) &&
        (nameLike === undefined || isLike(group, nameLike, false)) &&
        type === 'role',
    ),
  );
};

const groups =
  (answer: (groups: readonly string[]) => unknown, from: 'address' | 'body') =>
  async (call: Call): Answered => {
    const given = from === 'body' ? await call.body() : ok(call.address());
    if (!given.ok) return given;
    const found = await asked(call, given.value);
    return found.ok ? answered(answer(found.value)) : found;
  };

const listed = (found: readonly string[]) => found.map(groupView);
const counted = ({ length }: readonly string[]) => ({ count: length });

/** People sign in elsewhere, where the rules for passwords are: as in Camunda without such rules. */
const noPolicy = (): Answered => Promise.resolve(unknown('There is no password policy'));

const profile = async ({ ports, param }: Call): Answered => {
  const found = await ports.store.get('user', param('id'));
  return found ? answered(userView(found.body)) : unknown(`User with id ${param('id')} does not exist`);
};

const groupsOfUser = async (call: Call): Answered => {
  const { userId = call.user } = call.address();
  const id = typeof userId === 'string' ? userId : '';
  const own = await groupsOf(call, [{ field: 'id', is: id }]);
  const users = await call.ports.store.find('user', {
    where: own.length === 0 ? [{ field: 'id', is: id }] : [{ field: 'groups', in: own }],
    limit: mostUsers,
  });
  const groupUsers = users.map(({ body }) => {
    const { firstName, lastName } = userView(body);
    return { id: body.id, firstName, lastName, displayName: body.name };
  });
  return answered({ groups: own.map((group) => ({ id: group, name: group })), groupUsers });
};

/** Whoever may use this API may use all of it: a role decides, not a permission per thing. */
const check = (call: Call): Answered => {
  const given = fieldsOf(call.address(), {
    permissionName: text,
    resourceName: text,
    resourceType: integer,
    resourceId: text,
  });
  if (!given.ok) return Promise.resolve(given);
  const { permissionName = null, resourceName = null, resourceId = null } = given.value;
  return Promise.resolve(answered({ permissionName, resourceName, resourceId, isAuthorized: true }));
};

/** Who there is, and what roles they have. */
export const identityRoutes: readonly RestRoute[] = [
  ...userLists,
  { method: 'get', path: '/user/:id/profile', handle: profile },
  { method: 'get', path: '/group', handle: groups(listed, 'address') },
  { method: 'post', path: '/group', handle: groups(listed, 'body') },
  { method: 'get', path: '/group/count', handle: groups(counted, 'address') },
  { method: 'post', path: '/group/count', handle: groups(counted, 'body') },
  { method: 'get', path: '/identity/password-policy', handle: noPolicy },
  { method: 'post', path: '/identity/password-policy', handle: noPolicy },
  {
    method: 'get',
    path: '/group/:id',
    async handle(call) {
      const known = await groupsOf(call, [{ field: 'groups', is: call.param('id') }]);
      return known.includes(call.param('id'))
        ? answered(groupView(call.param('id')))
        : unknown(`Group with id ${call.param('id')} does not exist`);
    },
  },
  { method: 'get', path: '/identity/groups', handle: groupsOfUser },
  { method: 'get', path: '/authorization/check', handle: check },
];
