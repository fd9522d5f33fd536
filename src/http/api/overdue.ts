import { listOverdue } from '../../application/care/list-overdue.js';
import { ok } from '../../kernel/outcome.js';
import { overdueList, pageQuery } from '../contract/v1.js';
import { steering } from './roles.js';
import { route } from './route.js';

export const overdueRoutes = [
  route({
    method: 'get',
    path: '/overdue',
    name: 'listOverdue',
    summary: 'What is late, safety first; steps and roles, nothing of a dossier',
    subject: 'Steering',
    access: steering,
    query: pageQuery,
    answer: { status: 200, body: overdueList },
    handle: async ({ house, who, query }) => {
      const listed = await listOverdue(house.ports, who, query);
      return listed.ok ? ok({ body: listed.value }) : listed;
    },
  }),
];
