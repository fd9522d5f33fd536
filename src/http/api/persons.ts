import { judgeWeighing } from '../../application/care/persons/judge-weighing.js';
import { keepAddress, viewAddresses } from '../../application/care/persons/addresses.js';
import { keepRelationship } from '../../application/care/persons/keep-relationship.js';
import { viewAccessFile } from '../../application/care/rights/access-file.js';
import { ok } from '../../kernel/outcome.js';
import * as contract from '../contract/v1.js';
import { defined } from './defined.js';
import { asInstant } from './moments.js';
import { addressReaders, caseworkers, redactors } from './roles.js';
import { route } from './route.js';

const subject = 'Who may read what';

/** Of one person: what the law says, where they are, what they can weigh, and what they may read. */
export const personRoutes = [
  route({
    method: 'put',
    path: '/persons/{id}/relationships/{other}',
    name: 'keepRelationship',
    summary: 'What the law says between two people: authority, a ban on contact',
    subject,
    access: caseworkers,
    body: contract.relationship,
    answer: { status: 200, body: contract.relationshipNamed },
    refusals: ['not-found'],
    handle: ({ who, param, body, commit }) =>
      commit(
        (work) => {
          const { contactBan, ...rest } = defined(body);
          return keepRelationship(work, who, {
            personA: param('id'),
            personB: param('other'),
            ...rest,
            ...(contactBan && {
              contactBan: {
                basis: contactBan.basis,
                from: asInstant(contactBan.from),
                ...(contactBan.to !== undefined && { to: asInstant(contactBan.to) }),
              },
            }),
          });
        },
        (kept) => ({ body: kept }),
      ),
  }),
  route({
    method: 'put',
    path: '/persons/{id}/addresses',
    name: 'keepAddress',
    summary: 'Keep a place of somebody, sealed',
    subject,
    access: addressReaders,
    body: contract.newAddress,
    answer: { status: 200, body: contract.addressKept },
    refusals: ['not-found'],
    handle: ({ who, param, body, commit }) =>
      commit(
        (work) => keepAddress(work, who, { personId: param('id'), ...body }),
        (kept) => ({ body: kept }),
      ),
  }),
  route({
    method: 'get',
    path: '/persons/{id}/addresses',
    name: 'viewAddresses',
    summary: 'The places of somebody; those that are secret without their value, as known to the team',
    subject,
    access: addressReaders,
    answer: { status: 200, body: contract.addresses },
    refusals: ['not-found'],
    handle: async ({ house, who, param }) => {
      const viewed = await viewAddresses(house.ports, who, param('id'));
      return viewed.ok ? ok({ body: viewed.value }) : viewed;
    },
  }),
  route({
    method: 'put',
    path: '/persons/{id}/weighing',
    name: 'judgeWeighing',
    summary: 'The decision whether a child of 12 to 15 can weigh its interests',
    subject,
    access: caseworkers,
    body: contract.weighing,
    answer: { status: 200, body: contract.weighingJudged },
    refusals: ['not-found'],
    handle: ({ who, param, body, commit }) =>
      commit(
        (work) => judgeWeighing(work, who, { personId: param('id'), weighs: body.weighs }),
        (judged) => ({ body: judged }),
      ),
  }),
  route({
    method: 'get',
    path: '/rights-requests/{id}/file',
    name: 'viewAccessFile',
    summary: 'What an access request gives, what is left out by which rule, and who looked by name',
    subject,
    access: redactors,
    answer: { status: 200, body: contract.accessFile },
    refusals: ['not-found'],
    handle: async ({ house, who, param }) => {
      const viewed = await viewAccessFile(house.ports, who, param('id'));
      return viewed.ok ? ok({ body: viewed.value }) : viewed;
    },
  }),
];
