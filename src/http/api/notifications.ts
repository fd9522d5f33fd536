import { listNotifications, markRead } from '../../application/care/list-notifications.js';
import { ok } from '../../kernel/outcome.js';
import { notificationList, notificationQuery } from '../contract/v1.js';
import { route } from './route.js';

export const notificationRoutes = [
  route({
    method: 'get',
    path: '/notifications',
    name: 'listNotifications',
    summary: 'What I was told, newest first',
    subject: 'People',
    access: 'everybody',
    query: notificationQuery,
    answer: { status: 200, body: notificationList },
    handle: async ({ house, who, query: { unread, limit } }) => {
      const only = unread === undefined ? {} : { unread: unread === 'true' };
      const listed = await listNotifications(house.ports, who, { limit, ...only });
      return listed.ok ? ok({ body: listed.value }) : listed;
    },
  }),
  route({
    method: 'post',
    path: '/notifications/{id}/read',
    name: 'markRead',
    summary: 'Mark as read',
    subject: 'People',
    access: 'everybody',
    answer: { status: 204 },
    refusals: ['not-found'],
    handle: ({ who, param, commit }) =>
      commit(
        (work) => markRead(work, who, { notificationId: param('id') }),
        () => ({}),
      ),
  }),
];
