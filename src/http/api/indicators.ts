import { listIndicators } from '../../application/care/steering/list-indicators.js';
import { listStandStills } from '../../application/care/steering/list-stand-stills.js';
import { listVariants } from '../../application/care/steering/list-variants.js';
import { viewIndicator } from '../../application/care/steering/view-indicator.js';
import { ok } from '../../kernel/outcome.js';
import {
  indicatorList,
  indicatorQuery,
  indicatorsQuery,
  standStillList,
  standStillsQuery,
  variantList,
  viewedIndicator,
} from '../contract/v1.js';
import { designers, steering } from './roles.js';
import { route, type Call } from './route.js';

/** Somebody asked for figures who may not see them; there is no file of a household to write that into. */
const denied = ({ house, who }: Pick<Call, 'house' | 'who'>): Promise<void> => {
  house.log.warn('access-denied', { user: who.user, what: 'figures' });
  return Promise.resolve();
};

export const indicatorRoutes = [
  route({
    method: 'get',
    path: '/indicators',
    name: 'listIndicators',
    summary: 'The figures to steer by over a period, with what they count and their norms',
    subject: 'Steering',
    access: steering,
    denied,
    query: indicatorsQuery,
    answer: { status: 200, body: indicatorList },
    handle: async ({ house, who, query }) => {
      const listed = await listIndicators(house.ports, who, query);
      return listed.ok ? ok({ body: listed.value }) : listed;
    },
  }),
  route({
    method: 'get',
    path: '/indicators/{id}',
    name: 'viewIndicator',
    summary: 'One figure by municipality or team, and the steps behind it; nothing of a dossier',
    subject: 'Steering',
    access: steering,
    denied,
    query: indicatorQuery,
    answer: { status: 200, body: viewedIndicator },
    refusals: ['not-found'],
    handle: async ({ house, who, query, param }) => {
      const viewed = await viewIndicator(house.ports, who, { ...query, id: param('id') });
      return viewed.ok ? ok({ body: viewed.value }) : viewed;
    },
  }),
  route({
    method: 'get',
    path: '/stand-stills',
    name: 'listStandStills',
    summary: 'Trajectories in which nobody did anything for so many working days, the longest first',
    subject: 'Steering',
    access: steering,
    denied,
    query: standStillsQuery,
    answer: { status: 200, body: standStillList },
    handle: async ({ house, who, query }) => {
      const listed = await listStandStills(house.ports, who, query);
      return listed.ok ? ok({ body: listed.value }) : listed;
    },
  }),
  route({
    method: 'get',
    path: '/workflows/{key}/variants',
    name: 'listVariants',
    summary: 'The ways through a workflow that were taken most, and how long its steps take',
    subject: 'Steering',
    access: [...steering, ...designers],
    answer: { status: 200, body: variantList },
    refusals: ['not-found'],
    handle: async ({ house, who, param }) => {
      const listed = await listVariants(house.ports, who, param('key'));
      return listed.ok ? ok({ body: listed.value }) : listed;
    },
  }),
];
