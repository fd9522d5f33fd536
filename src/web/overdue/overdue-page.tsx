import { useQuery } from '@tanstack/react-query';
import { overdueQuery } from '../api/queries.js';
import type { OverdueItem } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { AsOf } from '../parts/as-of.js';
import { asCounted, figuresCountTo } from '../parts/as-counted.js';
import { Asked } from '../parts/asked.js';
import { DerivationOnDemand } from '../parts/deadline.js';
import { sayDuration } from '../parts/due.js';
import { Icon } from '../parts/icon.js';
import { Page } from '../parts/page.js';
import { UrgencyMark } from '../parts/urgency-mark.js';

function Figure({
  count,
  words,
  tone,
}: {
  readonly count: number;
  readonly words: string;
  readonly tone: string;
}) {
  return (
    <div className={count === 0 ? 'figure' : `figure figure-${tone}`}>
      <dd className="figure-count">{asCounted(count, figuresCountTo)}</dd>
      <dt>{words}</dt>
    </div>
  );
}

function Row({ item }: { readonly item: OverdueItem }) {
  const words = useWords();
  const { say, sayCode, moment } = words;
  const {
    step,
    processName,
    minutesLate,
    safetyCritical,
    urgency,
    ownerRole,
    assigneeName,
    lastAction,
    level,
  } = item;
  return (
    <tr className={safetyCritical ? 'is-safety' : undefined}>
      <th scope="row">
        {step}
        <span className="small block">{processName}</span>
        {safetyCritical ? (
          <span className="tag tag-safety">
            <Icon name="shield" />
            {say('deadline.safety')}
          </span>
        ) : null}
      </th>
      <td data-label={say('overdue.late')}>
        <strong className="due due-late">
          <Icon name="warning" />
          {sayDuration(words, minutesLate)}
        </strong>
        <span className="small block">{say('overdue.wasDue', { moment: moment(item.dueAt) })}</span>
        {item.derivation === undefined ? null : (
          <DerivationOnDemand derivation={item.derivation} about={step} />
        )}
      </td>
      <td data-label={say('trajectory.urgency')}>
        <UrgencyMark urgency={urgency} />
      </td>
      <td data-label={say('overdue.team')}>{sayCode('role', ownerRole)}</td>
      <td data-label={say('overdue.owner')}>{assigneeName ?? say('tasks.unassigned')}</td>
      <td data-label={say('overdue.last')}>
        {lastAction === undefined ? (
          '–'
        ) : (
          <>
            {sayCode('timeline', lastAction.code)}
            <span className="small block">{moment(lastAction.at)}</span>
          </>
        )}
      </td>
      <td data-label={say('overdue.level')}>{level === undefined ? '–' : sayCode('ladder', level)}</td>
    </tr>
  );
}

/** For whoever steers: how many, how bad, and which; steps and roles, nothing of a dossier. */
export function OverduePage() {
  const { say } = useWords();
  const query = useQuery(overdueQuery);
  const columns = ['step', 'late', 'urgency', 'team', 'owner', 'last', 'level'] as const;
  return (
    <Page
      title={say('overdue.title')}
      intro={<p>{say('overdue.intro')}</p>}
      wide
      aside={<AsOf at={query.data?.asOf} refresh={() => query.refetch()} />}
    >
      <Asked query={query} rows={6}>
        {({ items, total, safetyCritical, breaches }) => (
          <>
            <dl className="figures">
              <Figure count={total} words={say('overdue.figure.total', { count: total })} tone="late" />
              <Figure
                count={safetyCritical}
                words={say('overdue.figure.safety', { count: safetyCritical })}
                tone="safety"
              />
              <Figure
                count={breaches}
                words={say('overdue.figure.breaches', { count: breaches })}
                tone="late"
              />
            </dl>
            {items.length === 0 ? (
              <p className="nothing-here">{say('overdue.empty')}</p>
            ) : (
              <table className="table table-cards">
                <caption className="visually-hidden">{say('overdue.title')}</caption>
                <thead>
                  <tr>
                    {columns.map((column) => (
                      <th key={column} scope="col">
                        {column === 'urgency' ? say('trajectory.urgency') : say(`overdue.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <Row key={item.taskId} item={item} />
                  ))}
                </tbody>
              </table>
            )}
          </>
        )}
      </Asked>
    </Page>
  );
}
