import { ok, type Outcome } from '../../kernel/outcome.js';
import type { NotificationRecord } from '../../ports/records.js';
import type { Ports, Work } from '../work.js';
import type { Identity } from './identity.js';
import { recordsById } from './records-by-id.js';
import { notFound, type CareRefusal } from './refusals.js';
import type { NotificationList, NotificationView } from './views.js';

export interface NotificationQuestion {
  readonly unread?: boolean;
  readonly limit?: number;
}

/** What somebody was told, newest first; only their own. */
export const listNotifications = async (
  ports: Ports,
  who: Identity,
  { unread = false, limit = 100 }: NotificationQuestion = {},
): Promise<Outcome<NotificationList, CareRefusal>> => {
  const found = await ports.store.find('notification', {
    where: [{ field: 'recipient', is: who.user }, ...(unread ? [{ field: 'readAt', is: null }] : [])],
    sort: [{ by: 'at', descending: true }],
    limit,
  });
  const tasks = await recordsById(
    ports,
    'task',
    found.map(({ body }) => body.taskId),
  );
  const items = found.map(({ body }) => shown(body, tasks.get(body.taskId ?? '')?.name));
  return ok({ items, asOf: ports.clock.now() });
};

const shown = (record: NotificationRecord, taskName: string | undefined): NotificationView => ({
  id: record.id,
  code: record.code,
  at: record.at,
  channel: record.channel,
  ...(record.taskId !== undefined && { taskId: record.taskId }),
  ...(taskName !== undefined && { taskName }),
  ...(record.trajectoryId !== undefined && { trajectoryId: record.trajectoryId }),
  read: record.readAt !== undefined,
});

export const countUnread = (ports: Ports, who: Identity): Promise<number> =>
  ports.store.count('notification', [
    { field: 'recipient', is: who.user },
    { field: 'readAt', is: null },
  ]);

/** Marks one's own notification as read; once read it keeps its first moment. */
export const markRead = async (
  work: Work,
  who: Identity,
  { notificationId }: { readonly notificationId: string },
): Promise<Outcome<void, CareRefusal>> => {
  const notification = await work.get('notification', notificationId);
  if (notification?.recipient !== who.user) return notFound('notification');
  if (notification.readAt === undefined) work.put('notification', { ...notification, readAt: work.at });
  return ok(undefined);
};
