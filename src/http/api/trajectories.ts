import { viewExplanation } from '../../application/care/explanation/view-explanation.js';
import { offerHandOver } from '../../application/care/hand-overs/offer-hand-over.js';
import { actOnTrajectory } from '../../application/care/trajectories/act-on-trajectory.js';
import { listTrajectories } from '../../application/care/trajectories/list-trajectories.js';
import { viewTimeline } from '../../application/care/trajectories/view-timeline.js';
import { viewTrajectory } from '../../application/care/trajectories/view-trajectory.js';
import { ok } from '../../kernel/outcome.js';
import {
  explanation,
  handOverNamed,
  offerHandOver as offer,
  pageQuery,
  timeline,
  trajectory,
  trajectoryAction,
  trajectoryList,
  trajectoryNamed,
  trajectoryQuery,
} from '../contract/v1.js';
import { defined } from './defined.js';
import { dossierLook, recordDenied } from './looks.js';
import { caseworkers, workers } from './roles.js';
import { route } from './route.js';

const subject = 'Trajectories';

export const trajectoryRoutes = [
  route({
    method: 'get',
    path: '/trajectories',
    name: 'listTrajectories',
    summary: 'The trajectories I may see',
    subject,
    access: workers,
    query: trajectoryQuery,
    answer: { status: 200, body: trajectoryList },
    handle: async ({ house, who, query }) => {
      const listed = await listTrajectories(house.ports, who, defined(query));
      return listed.ok ? ok({ body: listed.value }) : listed;
    },
  }),
  route({
    method: 'get',
    path: '/trajectories/{id}',
    name: 'viewTrajectory',
    summary: 'One trajectory: who, where it stands, what is open, what I may do',
    subject,
    access: caseworkers,
    answer: { status: 200, body: trajectory },
    versioned: true,
    refusals: ['not-found'],
    denied: recordDenied('trajectory'),
    looked: dossierLook('trajectory'),
    handle: async ({ house, who, param }) => {
      const viewed = await viewTrajectory(house.ports, who, param('id'));
      return viewed.ok ? ok({ body: viewed.value, version: viewed.value.version }) : viewed;
    },
  }),
  route({
    method: 'get',
    path: '/trajectories/{id}/timeline',
    name: 'viewTimeline',
    summary: 'What happened in a trajectory, newest first',
    subject,
    access: caseworkers,
    query: pageQuery,
    answer: { status: 200, body: timeline },
    refusals: ['not-found'],
    denied: recordDenied('timeline'),
    looked: dossierLook('timeline'),
    handle: async ({ house, who, param, query }) => {
      const viewed = await viewTimeline(house.ports, who, param('id'), query);
      return viewed.ok ? ok({ body: viewed.value }) : viewed;
    },
  }),
  route({
    method: 'get',
    path: '/trajectories/{id}/explanation',
    name: 'explainTrajectory',
    summary:
      'Why it stands where it stands: what it waits for, who can move it, and why it went no other way',
    subject,
    access: caseworkers,
    answer: { status: 200, body: explanation },
    refusals: ['not-found'],
    denied: recordDenied('explanation'),
    handle: async ({ house, who, param }) => {
      const viewed = await viewExplanation(house.ports, who, param('id'));
      return viewed.ok ? ok({ body: viewed.value }) : viewed;
    },
  }),
  route({
    method: 'post',
    path: '/trajectories/{id}/actions',
    name: 'actOnTrajectory',
    summary: 'Start or bring forward something in a running trajectory',
    subject,
    access: caseworkers,
    body: trajectoryAction,
    answer: { status: 202, body: trajectoryNamed },
    refusals: ['not-found', 'trajectory-closed', 'action-not-possible', 'engine-refused'],
    denied: recordDenied('action'),
    handle: ({ who, param, body, commit }) =>
      commit(
        (work) => actOnTrajectory(work, who, { trajectoryId: param('id'), ...defined(body) }),
        (done) => ({ body: done }),
      ),
  }),
  route({
    method: 'post',
    path: '/trajectories/{id}/hand-overs',
    name: 'offerHandOver',
    summary: 'Offer responsibility to somebody else; it stays with the giver until accepted',
    subject: 'Hand-overs',
    access: caseworkers,
    body: offer,
    answer: { status: 201, body: handOverNamed },
    refusals: ['not-found', 'trajectory-closed', 'receiver-unknown', 'action-not-possible', 'engine-refused'],
    denied: recordDenied('hand-over'),
    handle: ({ who, param, body, commit }) =>
      commit(
        (work) => offerHandOver(work, who, { trajectoryId: param('id'), ...defined(body) }),
        ({ handOverId }) => ({
          body: { handOverId },
          headers: { Location: `/api/v1/hand-overs/${handOverId}` },
        }),
      ),
  }),
];
