import { useQuery } from '@tanstack/react-query';
import { normEffectsQuery } from '../api/queries.js';
import { useWords } from '../i18n/words.js';
import { Asked } from '../parts/asked.js';

/** What would become of open tasks, before anybody publishes; nothing happens to them by itself. */
export function Effects({ changeId }: { readonly changeId: string }) {
  const { say, moment } = useWords();
  const query = useQuery(normEffectsQuery(changeId));
  return (
    <Asked query={query} rows={2}>
      {({ items, tasks, earlier, later, more }) => (
        <>
          <p>{say('norms.effects.text', { tasks, earlier, later })}</p>
          {more ? <p>{say('norms.effects.more')}</p> : null}
          {items.length === 0 ? null : (
            <table className="table table-cards">
              <caption className="visually-hidden">{say('norms.effects')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('overdue.step')}</th>
                  <th scope="col">{say('norms.effects.now')}</th>
                  <th scope="col">{say('norms.effects.then')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ taskId, step, processName, dueAt, wouldBeDueAt }) => (
                  <tr key={taskId}>
                    <th scope="row">
                      {step}
                      <span className="small block">{processName}</span>
                    </th>
                    <td data-label={say('norms.effects.now')}>{moment(dueAt)}</td>
                    <td data-label={say('norms.effects.then')}>{moment(wouldBeDueAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </Asked>
  );
}
