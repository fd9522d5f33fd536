import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { address, post } from '../api/client.js';
import { redistributionsQuery } from '../api/queries.js';
import type { Redistribution } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { Asked } from '../parts/asked.js';
import { Dialog } from '../parts/dialog.js';
import { describedBy, Field } from '../parts/field.js';
import { ProblemNotice } from '../parts/problem-notice.js';

function UndoDialog({ id, close }: { readonly id: string; readonly close: () => void }) {
  const { say } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const undo = useCommand<{ readonly reason: string }, { readonly returned: number }>(
    (body, once) => post(address(['redistributions', id, 'undo']), { body, once }),
    {
      onSuccess: ({ returned }) => {
        announce(say('workload.undone', { count: returned }));
        void client.invalidateQueries();
        close();
      },
    },
  );
  const words = {
    id: 'undo-reason',
    label: say('workload.reason'),
    required: true,
    error: tried && reason.trim() === '' ? say('form.required') : undefined,
  };
  return (
    <Dialog title={say('workload.undo')} close={close}>
      <p>{say('workload.undo.text')}</p>
      {undo.error === null ? null : <ProblemNotice error={undo.error} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason.trim() === '') document.getElementById(words.id)?.focus();
          else undo.mutate({ reason });
        }}
      >
        <Field {...words}>
          <textarea
            id={words.id}
            className="input textarea"
            rows={3}
            maxLength={2000}
            aria-required
            aria-invalid={words.error !== undefined}
            aria-describedby={describedBy(words)}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
        <div className="form-actions">
          <button type="submit" className="button button-primary" disabled={undo.isPending}>
            {say('workload.undo')}
          </button>
          <button type="button" className="button" onClick={close}>
            {say('app.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Line({ item, undo }: { readonly item: Redistribution; readonly undo: () => void }) {
  const { say, moment } = useWords();
  const { userName: user, madeByName: name, madeAt, moved: count, reason, undone } = item;
  const line = say('workload.history.line', { count, user, name, moment: moment(madeAt) });
  return (
    <li className="card">
      <p>
        <strong>{line}</strong>
      </p>
      <p>{reason}</p>
      {undone === undefined ? (
        <button type="button" className="button" onClick={undo}>
          {say('workload.undo')}
          <span className="visually-hidden">: {line}</span>
        </button>
      ) : (
        <p className="small">
          {say('workload.history.undone', {
            name: undone.byName,
            moment: moment(undone.at),
            count: undone.returned,
          })}
        </p>
      )}
    </li>
  );
}

/** Work that was given to others, each with its way back. */
export function WorkGiven() {
  const { say } = useWords();
  const query = useQuery(redistributionsQuery);
  const [undoing, undo] = useState<string | undefined>(undefined);
  return (
    <section aria-labelledby="work-given">
      <h2 id="work-given">{say('workload.history')}</h2>
      <Asked query={query} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="nothing-here">{say('workload.history.empty')}</p>
          ) : (
            <ul className="plain-list">
              {items.map((item) => (
                <Line key={item.redistributionId} item={item} undo={() => undo(item.redistributionId)} />
              ))}
            </ul>
          )
        }
      </Asked>
      {undoing === undefined ? null : <UndoDialog id={undoing} close={() => undo(undefined)} />}
    </section>
  );
}
