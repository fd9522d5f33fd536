import { extendByMayor, withdrawByMayor } from '../../application/care/home-ban/decide-on-home-ban.js';
import { reportHomeBan as report } from '../../application/care/home-ban/report-home-ban.js';
import { extendHomeBan, homeBanNamed, reportHomeBan, withdrawHomeBan } from '../contract/v1.js';
import { defined } from './defined.js';
import { mayors, whoHearOfHomeBans } from './roles.js';
import { route } from './route.js';

const subject = 'Home bans';

export const homeBanRoutes = [
  route({
    method: 'post',
    path: '/trajectories/{id}/home-ban',
    name: 'reportHomeBan',
    summary: 'Write down that a temporary home ban was imposed; people are kept apart at once',
    subject,
    access: whoHearOfHomeBans,
    body: reportHomeBan,
    answer: { status: 202, body: homeBanNamed },
    refusals: [
      'not-found',
      'trajectory-closed',
      'received-in-future',
      'action-not-possible',
      'engine-refused',
    ],
    handle: ({ who, param, body, commit }) =>
      commit(
        (work) => report(work, who, { trajectoryId: param('id'), ...defined(body) }),
        (named) => ({ body: named }),
      ),
  }),
  route({
    method: 'post',
    path: '/trajectories/{id}/home-ban/extend',
    name: 'extendHomeBan',
    summary: 'Extend a home ban, once and to four weeks in all at most; the mayor alone',
    subject,
    access: mayors,
    body: extendHomeBan,
    answer: { status: 200, body: homeBanNamed },
    refusals: [
      'not-found',
      'MANDATE',
      'home-ban-not-running',
      'home-ban-extended-already',
      'home-ban-extension-invalid',
      'action-not-possible',
      'form-invalid',
      'FOUR_EYES',
      'engine-refused',
    ],
    handle: ({ who, param, body, commit }) =>
      commit(
        (work) => extendByMayor(work, who, { trajectoryId: param('id'), data: body.data }),
        (named) => ({ body: named }),
      ),
  }),
  route({
    method: 'post',
    path: '/trajectories/{id}/home-ban/withdraw',
    name: 'withdrawHomeBan',
    summary: 'Withdraw a home ban before its time; the mayor alone',
    subject,
    access: mayors,
    body: withdrawHomeBan,
    answer: { status: 202, body: homeBanNamed },
    refusals: ['not-found', 'MANDATE', 'home-ban-not-running', 'action-not-possible', 'engine-refused'],
    handle: ({ who, param, body, commit }) =>
      commit(
        (work) => withdrawByMayor(work, who, { trajectoryId: param('id'), reason: body.reason }),
        (named) => ({ body: named }),
      ),
  }),
];
