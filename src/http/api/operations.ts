import { listOperations } from '../../application/history/list-operations.js';
import { ok, refused } from '../../kernel/outcome.js';
import { operationList, operationQuery } from '../contract/v1.js';
import { defined } from './defined.js';
import { applicationManagers } from './roles.js';
import { route } from './route.js';

export const operationRoutes = [
  route({
    method: 'get',
    path: '/operations',
    name: 'listOperations',
    summary: 'Who did what by hand, when and why, newest first',
    subject: 'Workflows',
    access: applicationManagers,
    query: operationQuery,
    answer: { status: 200, body: operationList },
    handle: async ({ house, query }) => {
      const listed = await listOperations(house.ports, defined(query));
      return listed.ok ? ok({ body: listed.value }) : refused({ code: 'query-invalid' });
    },
  }),
];
