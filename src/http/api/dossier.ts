import { addItem } from '../../application/care/dossier/add-item.js';
import { listItems } from '../../application/care/dossier/list-items.js';
import { printFor } from '../../application/care/dossier/print-for.js';
import { invite } from '../../application/care/household/portal.js';
import { breakGlass } from '../../application/care/rights/break-glass.js';
import { requestRightFor } from '../../application/care/rights/request-right.js';
import { listShares, share } from '../../application/care/rights/share.js';
import { ok } from '../../kernel/outcome.js';
import * as contract from '../contract/v1.js';
import { defined } from './defined.js';
import { dossierLook, recordDenied } from './looks.js';
import { asInstant } from './moments.js';
import { caseworkers } from './roles.js';
import { route } from './route.js';

const subject = 'Who may read what';
const access = caseworkers;

/** Of one trajectory: its pieces, what is printed, shared and asked, and the emergency door. */
export const dossierRoutes = [
  route({
    method: 'get',
    path: '/trajectories/{id}/items',
    name: 'listDossierItems',
    summary: 'The pieces of a dossier, each with for whom it is',
    subject,
    access,
    answer: { status: 200, body: contract.dossierItems },
    refusals: ['not-found'],
    denied: recordDenied('items'),
    looked: dossierLook('items'),
    handle: async ({ house, who, param }) => {
      const listed = await listItems(house.ports, who, param('id'));
      return listed.ok ? ok({ body: listed.value }) : listed;
    },
  }),
  route({
    method: 'post',
    path: '/trajectories/{id}/items',
    name: 'addDossierItem',
    summary: 'Add a document, place, appointment or contact; what is not said of it is shown to nobody',
    subject,
    access,
    body: contract.newDossierItem,
    answer: { status: 201, body: contract.itemNamed },
    refusals: ['not-found'],
    denied: recordDenied('items'),
    handle: ({ who, param, body, commit }) =>
      commit(
        (work) => addItem(work, who, { trajectoryId: param('id'), ...defined(body) }),
        (added) => ({ body: added }),
      ),
  }),
  route({
    method: 'post',
    path: '/trajectories/{id}/prints',
    name: 'printForPerson',
    summary: 'The plan as it may be printed for one person; nothing when it would name a secret place',
    subject,
    access,
    body: contract.printFor,
    answer: { status: 200, body: contract.printedFor },
    refusals: ['not-found', 'secret-in-print'],
    denied: recordDenied('print'),
    looked: dossierLook('print'),
    handle: async ({ house, who, param, body }) => {
      const asked = { trajectoryId: param('id'), personId: body.personId };
      const printed = await printFor(house.ports, who, asked);
      return printed.ok ? ok({ body: printed.value }) : printed;
    },
  }),
  route({
    method: 'post',
    path: '/trajectories/{id}/portal',
    name: 'inviteToOwnSide',
    summary: 'Let somebody of the household see their own side; only when nobody else can read along',
    subject,
    access,
    body: contract.portalInvitation,
    answer: { status: 201, body: contract.portalInvited },
    refusals: ['not-found', 'receiver-unknown', 'action-not-possible', 'engine-refused'],
    denied: recordDenied('portal'),
    handle: ({ who, param, body, commit }) =>
      commit(
        (work) => invite(work, who, { trajectoryId: param('id'), ...body }),
        (invited) => ({ body: invited }),
      ),
  }),
  route({
    method: 'post',
    path: '/trajectories/{id}/requests',
    name: 'requestRightFor',
    summary: 'Write down what somebody asks as their right by letter, phone or in a talk',
    subject,
    access,
    body: contract.rightsRequestFor,
    answer: { status: 201, body: contract.rightsRequestNamed },
    refusals: [
      'not-found',
      'objection-not-possible',
      'received-in-future',
      'action-not-possible',
      'engine-refused',
    ],
    denied: recordDenied('request'),
    handle: ({ who, param, body, commit }) =>
      commit(
        (work) => {
          const { receivedAt, ...asked } = defined(body);
          return requestRightFor(work, who, {
            trajectoryId: param('id'),
            ...asked,
            ...(receivedAt !== undefined && { receivedAt: asInstant(receivedAt) }),
          });
        },
        (requested) => ({ body: requested }),
      ),
  }),
  route({
    method: 'get',
    path: '/trajectories/{id}/shares',
    name: 'listShares',
    summary: 'What is shared with whom and on which basis, with the consents there are',
    subject,
    access,
    answer: { status: 200, body: contract.shareList },
    refusals: ['not-found'],
    denied: recordDenied('shares'),
    looked: dossierLook('shares'),
    handle: async ({ house, who, param }) => {
      const listed = await listShares(house.ports, who, param('id'));
      return listed.ok ? ok({ body: listed.value }) : listed;
    },
  }),
  route({
    method: 'post',
    path: '/trajectories/{id}/shares',
    name: 'share',
    summary: 'Record that something is shared; without a basis that holds now it is refused',
    subject,
    access,
    body: contract.newShare,
    answer: { status: 201, body: contract.shareNamed },
    refusals: ['not-found', 'basis-not-valid'],
    denied: recordDenied('share'),
    handle: ({ who, param, body, commit }) =>
      commit(
        (work) => share(work, who, { trajectoryId: param('id'), ...defined(body) }),
        (shared) => ({ body: shared }),
      ),
  }),
  route({
    method: 'post',
    path: '/trajectories/{id}/break-glass',
    name: 'breakGlass',
    summary: 'Open a dossier in an emergency, with a reason, for a few hours; it is looked at afterwards',
    subject,
    access,
    body: contract.breakGlass,
    answer: { status: 201, body: contract.glassBroken },
    refusals: ['not-found', 'action-not-possible', 'engine-refused'],
    denied: recordDenied('break-glass'),
    handle: ({ who, param, body, commit }) =>
      commit(
        (work) => breakGlass(work, who, { trajectoryId: param('id'), ...body }),
        (opened) => ({ body: opened }),
      ),
  }),
];
