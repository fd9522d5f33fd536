import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { changesQuery } from '../../api/queries.js';
import { useWords } from '../../i18n/words.js';
import { Asked } from '../../parts/asked.js';
import { Dialog } from '../../parts/dialog.js';
import { ChangeProgress } from './change-progress.js';

/** What was done to running work of this process, by whom and why; each can be followed, and a move put back. */
export function ChangesList({ workflowKey }: { readonly workflowKey: string }) {
  const { say, sayCode, sayActor, moment } = useWords();
  const query = useQuery(changesQuery(workflowKey));
  const [shown, setShown] = useState<string | undefined>(undefined);
  return (
    <section aria-labelledby="changes-heading">
      <h2 id="changes-heading">{say('moving.changes')}</h2>
      <Asked query={query} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{say('moving.changes.none')}</p>
          ) : (
            <table className="table table-cards">
              <caption className="visually-hidden">{say('moving.changes')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('moving.changes.when')}</th>
                  <th scope="col">{say('moving.changes.who')}</th>
                  <th scope="col">{say('moving.changes.what')}</th>
                  <th scope="col">{say('moving.changes.how')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ id, type, state, createdAt, createdBy, reason, total, done, failed }) => (
                  <tr key={id}>
                    <th scope="row">{moment(createdAt)}</th>
                    <td data-label={say('moving.changes.who')}>{sayActor(createdBy)}</td>
                    <td data-label={say('moving.changes.what')}>
                      {sayCode('moving.type', type)}
                      {reason === undefined ? '' : `: ${reason}`}
                    </td>
                    <td data-label={say('moving.changes.how')}>
                      {sayCode('moving.state', state)}, {say('moving.progress.text', { done, total, failed })}{' '}
                      <button type="button" className="button" onClick={() => setShown(id)}>
                        {say('moving.changes.show')}
                        <span className="visually-hidden"> {moment(createdAt)}</span>
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Asked>
      {shown === undefined ? null : (
        <Dialog
          title={say('moving.progress')}
          close={() => {
            setShown(undefined);
            void query.refetch();
          }}
          wide
        >
          <ChangeProgress id={shown} follow={setShown} />
        </Dialog>
      )}
    </section>
  );
}
