import { listColleagues } from '../../application/care/users.js';
import { ok } from '../../kernel/outcome.js';
import { colleagueQuery, colleagues } from '../contract/v1.js';
import { workers } from './roles.js';
import { route } from './route.js';

export const userRoutes = [
  route({
    method: 'get',
    path: '/users',
    name: 'listColleagues',
    summary: 'Colleagues, or those with one role',
    subject: 'People',
    access: [...workers, 'app-admin'],
    query: colleagueQuery,
    answer: { status: 200, body: colleagues },
    handle: async ({ house, query }) =>
      ok({ body: { items: await listColleagues(house.ports, query.role) } }),
  }),
];
