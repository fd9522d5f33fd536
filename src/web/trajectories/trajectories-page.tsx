import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { trajectoriesQuery } from '../api/queries.js';
import type { TrajectorySummary } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { AsOf } from '../parts/as-of.js';
import { Asked } from '../parts/asked.js';
import { Icon } from '../parts/icon.js';
import { Page } from '../parts/page.js';
import { UrgencyMark } from '../parts/urgency-mark.js';
import { isCaseworker } from '../shell/places.js';
import { useMe } from '../shell/use-me.js';

function Row({ trajectory, opens }: { readonly trajectory: TrajectorySummary; readonly opens: boolean }) {
  const { say, sayCode, date } = useWords();
  const { id, householdLabel, state, phase, urgency, fixedFaceName, nextReviewAt, openTasks, overdueTasks } =
    trajectory;
  return (
    <tr>
      <th scope="row">
        {opens ? (
          <Link to="/trajectories/$trajectoryId" params={{ trajectoryId: id }}>
            {householdLabel}
          </Link>
        ) : (
          householdLabel
        )}
      </th>
      <td data-label={say('trajectory.urgency')}>
        <UrgencyMark urgency={urgency} />
      </td>
      <td data-label={say('trajectories.state')}>
        {sayCode('state', state)}
        <span className="small"> {sayCode('trajectory.phase', String(phase))}</span>
      </td>
      <td data-label={say('trajectories.fixedFace')}>{fixedFaceName ?? say('trajectory.nobody')}</td>
      <td data-label={say('trajectories.nextReview')}>
        {nextReviewAt === undefined ? '–' : date(nextReviewAt)}
      </td>
      <td data-label={say('trajectories.openTasks')}>
        {openTasks}
        {overdueTasks === 0 ? null : (
          <span className="due due-late">
            {' '}
            <Icon name="warning" />
            {say('trajectories.late', { count: overdueTasks })}
          </span>
        )}
      </td>
    </tr>
  );
}

const pageSize = 50;

export function TrajectoriesPage() {
  const { say } = useWords();
  const { me } = useMe();
  const [offset, setOffset] = useState(0);
  const query = useQuery({ ...trajectoriesQuery(offset), placeholderData: keepPreviousData });
  return (
    <Page
      title={say('trajectories.title')}
      wide
      aside={<AsOf at={query.data?.asOf} refresh={() => query.refetch()} />}
    >
      <Asked query={query} rows={6}>
        {({ items, total }) =>
          items.length === 0 ? (
            <p className="nothing-here">{say('trajectories.empty')}</p>
          ) : (
            <>
              <table className="table table-cards">
                <caption className="visually-hidden">{say('trajectories.title')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{say('tasks.household')}</th>
                    <th scope="col">{say('trajectory.urgency')}</th>
                    <th scope="col">{say('trajectories.state')}</th>
                    <th scope="col">{say('trajectories.fixedFace')}</th>
                    <th scope="col">{say('trajectories.nextReview')}</th>
                    <th scope="col">{say('trajectories.openTasks')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((trajectory) => (
                    <Row key={trajectory.id} trajectory={trajectory} opens={isCaseworker(me)} />
                  ))}
                </tbody>
              </table>
              <p className="pager">
                <span>{say('list.range', { from: offset + 1, to: offset + items.length, total })}</span>
                <button
                  type="button"
                  className="button"
                  disabled={offset === 0}
                  onClick={() => setOffset(offset - pageSize)}
                >
                  {say('list.previous')}
                </button>
                <button
                  type="button"
                  className="button"
                  disabled={offset + items.length >= total}
                  onClick={() => setOffset(offset + pageSize)}
                >
                  {say('list.next')}
                </button>
              </p>
            </>
          )
        }
      </Asked>
    </Page>
  );
}
