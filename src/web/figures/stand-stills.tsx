import { useQuery } from '@tanstack/react-query';
import { standStillsQuery, type FigureFilter } from '../api/figures.js';
import { useWords } from '../i18n/words.js';
import { Asked } from '../parts/asked.js';
import { UrgencyMark } from '../parts/urgency-mark.js';

/** Where nobody did anything for too long, the longest first. */
export function StandStills({ filter }: { readonly filter: FigureFilter }) {
  const { say, sayCode, moment } = useWords();
  const query = useQuery(standStillsQuery(filter));
  return (
    <section className="indicator" aria-labelledby="heading-still">
      <h2 id="heading-still">{say('still.title')}</h2>
      <Asked query={query} rows={3}>
        {({ items, total, workingDays }) => (
          <>
            <p className="indicator-counts">{say('still.counts', { days: workingDays })}</p>
            {items.length === 0 ? (
              <p className="nothing-here">{say('still.none')}</p>
            ) : (
              <table className="table table-cards">
                <caption>{say('still.caption', { shown: items.length, count: total })}</caption>
                <thead>
                  <tr>
                    <th scope="col">{say('figures.column.step')}</th>
                    <th scope="col">{say('still.since')}</th>
                    <th scope="col">{say('still.waitsFor')}</th>
                    <th scope="col">{say('trajectory.urgency')}</th>
                    <th scope="col">{say('figures.municipality')}</th>
                    <th scope="col">{say('figures.column.trajectory')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <tr key={item.trajectoryId}>
                      <th scope="row">{item.stepName}</th>
                      <td data-label={say('still.since')}>{moment(item.since)}</td>
                      <td data-label={say('still.waitsFor')}>{sayCode('still.for', item.waitsFor)}</td>
                      <td data-label={say('trajectory.urgency')}>
                        <UrgencyMark urgency={item.urgency} />
                      </td>
                      <td data-label={say('figures.municipality')}>{item.municipality}</td>
                      <td data-label={say('figures.column.trajectory')}>
                        <code className="small">{item.trajectoryId}</code>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </>
        )}
      </Asked>
    </section>
  );
}
