import { acceptHandOver } from '../../application/care/hand-overs/accept-hand-over.js';
import { listHandOvers } from '../../application/care/hand-overs/list-hand-overs.js';
import { refuseHandOver } from '../../application/care/hand-overs/refuse-hand-over.js';
import { viewHandOver } from '../../application/care/hand-overs/view-hand-over.js';
import { ok } from '../../kernel/outcome.js';
import {
  handOver,
  handOverList,
  handOverNamed,
  handOverQuery,
  refuseHandOver as refusal,
} from '../contract/v1.js';
import { defined } from './defined.js';
import { caseworkers } from './roles.js';
import { route, type Call } from './route.js';

const subject = 'Hand-overs';

const target = ({ param, expectedVersion }: Pick<Call, 'param' | 'expectedVersion'>) => ({
  handOverId: param('id'),
  ...(expectedVersion === undefined ? {} : { expectedVersion }),
});

export const handOverRoutes = [
  route({
    method: 'get',
    path: '/hand-overs',
    name: 'listHandOvers',
    summary: 'Hand-overs I give or may answer',
    subject,
    access: caseworkers,
    query: handOverQuery,
    answer: { status: 200, body: handOverList },
    handle: async ({ house, who, query: { trajectory, state } }) => {
      const listed = await listHandOvers(house.ports, who, defined({ trajectoryId: trajectory, state }));
      return listed.ok ? ok({ body: listed.value }) : listed;
    },
  }),
  route({
    method: 'get',
    path: '/hand-overs/{id}',
    name: 'viewHandOver',
    summary: 'One hand-over',
    subject,
    access: caseworkers,
    answer: { status: 200, body: handOver },
    versioned: true,
    refusals: ['not-found'],
    handle: async ({ house, who, param }) => {
      const viewed = await viewHandOver(house.ports, who, param('id'));
      return viewed.ok ? ok({ body: viewed.value, version: viewed.value.version }) : viewed;
    },
  }),
  route({
    method: 'post',
    path: '/hand-overs/{id}/accept',
    name: 'acceptHandOver',
    summary: 'Accept responsibility',
    subject,
    access: caseworkers,
    answer: { status: 200, body: handOverNamed },
    ifMatch: true,
    refusals: ['not-found', 'hand-over-not-open', 'engine-refused'],
    handle: (call) =>
      call.commit(
        (work) => acceptHandOver(work, call.who, target(call)),
        (body) => ({ body }),
      ),
  }),
  route({
    method: 'post',
    path: '/hand-overs/{id}/refuse',
    name: 'refuseHandOver',
    summary: 'Refuse, with a reason and an alternative',
    subject,
    access: caseworkers,
    body: refusal,
    answer: { status: 200, body: handOverNamed },
    ifMatch: true,
    refusals: ['not-found', 'hand-over-not-open', 'engine-refused'],
    handle: (call) =>
      call.commit(
        (work) => refuseHandOver(work, call.who, { ...target(call), ...call.body }),
        (body) => ({ body }),
      ),
  }),
];
