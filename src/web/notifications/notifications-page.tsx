import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { address, post } from '../api/client.js';
import { notificationsQuery } from '../api/queries.js';
import type { Notification } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { AsOf } from '../parts/as-of.js';
import { Asked } from '../parts/asked.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { isCaseworker } from '../shell/places.js';
import { useMe } from '../shell/use-me.js';

interface OneProps {
  readonly notification: Notification;
  readonly opensDossiers: boolean;
  readonly read: () => void;
}

function One({ notification, opensDossiers, read }: OneProps) {
  const { say, sayCode, moment } = useWords();
  const { code, at, taskId, taskName, trajectoryId, read: isRead, channel } = notification;
  return (
    <li className={isRead ? 'message' : 'message message-unread'}>
      <div>
        <p>
          {isRead ? null : <span className="tag">{say('notifications.new')}</span>}{' '}
          <strong>{sayCode('notification', code)}</strong>
          {channel === 'inbox' ? null : <span className="small"> ({sayCode('channel', channel)})</span>}
        </p>
        <p className="row-about">
          {taskId === undefined ? null : (
            <Link to="/tasks/$taskId" params={{ taskId }}>
              {taskName ?? say('notifications.task')}
            </Link>
          )}
          {trajectoryId !== undefined && opensDossiers ? (
            <Link to="/trajectories/$trajectoryId" params={{ trajectoryId }}>
              {say('task.openTrajectory')}
            </Link>
          ) : null}
          <time dateTime={at}>{moment(at)}</time>
        </p>
      </div>
      {isRead ? null : (
        <button type="button" className="button" onClick={read}>
          {say('notifications.markRead')}
          <span className="visually-hidden">: {sayCode('notification', code)}</span>
        </button>
      )}
    </li>
  );
}

export function NotificationsPage() {
  const { say } = useWords();
  const { me } = useMe();
  const client = useQueryClient();
  const query = useQuery(notificationsQuery);
  const read = useCommand<string, unknown>(
    (id, once) => post(address(['notifications', id, 'read']), { once }),
    {
      onSuccess: () => {
        void client.invalidateQueries({ queryKey: ['notifications'] });
        void client.invalidateQueries({ queryKey: ['me'] });
      },
    },
  );
  return (
    <Page
      title={say('notifications.title')}
      aside={<AsOf at={query.data?.asOf} refresh={() => query.refetch()} />}
    >
      {read.error === null ? null : <ProblemNotice error={read.error} />}
      <Asked query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="nothing-here">{say('notifications.empty')}</p>
          ) : (
            <ul className="messages">
              {items.map((notification) => (
                <One
                  key={notification.id}
                  notification={notification}
                  opensDossiers={isCaseworker(me)}
                  read={() => read.mutate(notification.id)}
                />
              ))}
            </ul>
          )
        }
      </Asked>
    </Page>
  );
}
