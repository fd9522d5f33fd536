import { listHouseholds, viewHousehold } from '../../application/care/view-household.js';
import { ok } from '../../kernel/outcome.js';
import { household, householdList, householdQuery } from '../contract/v1.js';
import { defined } from './defined.js';
import { caseworkers, householdFinders } from './roles.js';
import { route } from './route.js';

export const householdRoutes = [
  route({
    method: 'get',
    path: '/households',
    name: 'findHouseholds',
    summary: 'Known households by part of their label, to report on one of them',
    subject: 'Reports and households',
    access: householdFinders,
    query: householdQuery,
    answer: { status: 200, body: householdList },
    handle: async ({ house, who, query }) => {
      const found = await listHouseholds(house.ports, who, defined(query));
      return found.ok ? ok({ body: found.value }) : found;
    },
  }),
  route({
    method: 'get',
    path: '/households/{id}',
    name: 'viewHousehold',
    summary: 'One household with its members and trajectories',
    subject: 'Reports and households',
    access: caseworkers,
    answer: { status: 200, body: household },
    refusals: ['not-found'],
    handle: async ({ house, who, param }) => {
      const viewed = await viewHousehold(house.ports, who, param('id'));
      return viewed.ok ? ok({ body: viewed.value }) : viewed;
    },
  }),
];
