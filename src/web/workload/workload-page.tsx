import '../design/workload.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { workloadQuery } from '../api/queries.js';
import type { WorkloadItem } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { AsOf } from '../parts/as-of.js';
import { Asked } from '../parts/asked.js';
import { Icon } from '../parts/icon.js';
import { Page } from '../parts/page.js';
import { AbsenceDialog } from './absence-dialog.js';
import { BackButton } from './back-button.js';
import { WorkGiven } from './work-given.js';

function Away({ item: { absence } }: { readonly item: WorkloadItem }) {
  const { say, moment } = useWords();
  if (absence === undefined) return <>–</>;
  const { from, until, deputyName } = absence;
  const running =
    until === undefined ? say('workload.away') : say('workload.away.until', { moment: moment(until) });
  return (
    <>
      <strong>{absence.now ? running : say('workload.awayFrom', { moment: moment(from) })}</strong>
      {deputyName === undefined ? null : (
        <span className="small block">{say('workload.deputy', { name: deputyName })}</span>
      )}
    </>
  );
}

function Load({ item, full }: { readonly item: WorkloadItem; readonly full: number }) {
  const { say } = useWords();
  return (
    <>
      <meter
        className="load"
        min={0}
        max={full}
        high={full - 1}
        value={Math.min(item.weight, full)}
        aria-hidden
      />
      <span className="block">{say('workload.weight.of', { weight: item.weight, full })}</span>
      {item.overFull ? (
        <strong className="due due-late">
          <Icon name="warning" />
          {say('workload.overFull')}
        </strong>
      ) : null}
    </>
  );
}

interface RowProps {
  readonly item: WorkloadItem;
  readonly full: number;
  readonly reportAway: (item: WorkloadItem) => void;
}

function Row({ item, full, reportAway }: RowProps) {
  const { say, sayCode } = useWords();
  const { user, name, roles, open, urgent, late, absence } = item;
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="small block">{roles.map((role) => sayCode('role', role)).join(', ')}</span>
      </th>
      <td data-label={say('workload.weight')}>
        <Load item={item} full={full} />
      </td>
      <td data-label={say('workload.open')}>{open}</td>
      <td data-label={say('workload.urgent')}>{urgent}</td>
      <td data-label={say('workload.late')}>{late}</td>
      <td data-label={say('workload.absence')}>
        <Away item={item} />
      </td>
      <td data-label={say('workload.actions')}>
        <div className="actions">
          {open === 0 ? null : (
            <Link to="/workload/$user" params={{ user }} className="button">
              {say('workload.give')}
              <span className="visually-hidden">: {name}</span>
            </Link>
          )}
          {absence === undefined ? (
            <button type="button" className="button" onClick={() => reportAway(item)}>
              {say('workload.report')}
              <span className="visually-hidden">: {name}</span>
            </button>
          ) : (
            <BackButton absenceId={absence.absenceId} name={name} />
          )}
        </div>
      </td>
    </tr>
  );
}

/** For whoever steers: who has how much, who is away, and what can be done about it. */
export function WorkloadPage() {
  const { say } = useWords();
  const query = useQuery(workloadQuery);
  const [away, reportAway] = useState<WorkloadItem | undefined>(undefined);
  const columns = ['who', 'weight', 'open', 'urgent', 'late', 'absence', 'actions'] as const;
  return (
    <Page
      title={say('workload.title')}
      intro={<p>{say('workload.intro')}</p>}
      wide
      aside={<AsOf at={query.data?.asOf} refresh={() => query.refetch()} />}
    >
      <div className="workload">
        <Asked query={query} rows={8}>
          {({ items, full }) => (
            <>
              <table className="table table-cards">
                <caption className="visually-hidden">{say('workload.title')}</caption>
                <thead>
                  <tr>
                    {columns.map((column) => (
                      <th key={column} scope="col">
                        {say(`workload.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <Row key={item.user} item={item} full={full} reportAway={reportAway} />
                  ))}
                </tbody>
              </table>
              <p className="small">{say('workload.weight.explain', { full })}</p>
              {away === undefined ? null : (
                <AbsenceDialog person={away} colleagues={items} close={() => reportAway(undefined)} />
              )}
            </>
          )}
        </Asked>
        <WorkGiven />
      </div>
    </Page>
  );
}
