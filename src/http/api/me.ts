import type { Identity } from '../../application/care/identity.js';
import { countUnread } from '../../application/care/list-notifications.js';
import { ok } from '../../kernel/outcome.js';
import { me, role, type Me } from '../contract/v1.js';
import type { House } from '../house.js';
import { route } from './route.js';

export const modeOf = ({ passwordDesk }: House): Me['mode'] => (passwordDesk ? 'demo' : 'oidc');

/** What a person is told about themselves. */
export const describe = async (house: House, who: Identity): Promise<Me> => ({
  user: who.user,
  name: who.name,
  roles: role.options.filter((known) => who.groups.includes(known)),
  mode: modeOf(house),
  unread: await countUnread(house.ports, who),
  now: house.ports.clock.now(),
});

export const meRoutes = [
  route({
    method: 'get',
    path: '/me',
    name: 'whoAmI',
    summary: 'Who I am, my roles and my unread notifications',
    subject: 'People',
    access: 'everybody',
    answer: { status: 200, body: me },
    handle: async ({ house, who }) => ok({ body: await describe(house, who) }),
  }),
];
