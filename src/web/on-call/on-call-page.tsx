import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { address, post, remove } from '../api/client.js';
import { colleaguesQuery, onCallQuery } from '../api/queries.js';
import type { OnCallShift, Shift } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { AsOf } from '../parts/as-of.js';
import { Asked } from '../parts/asked.js';
import { Field } from '../parts/field.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { keepsRoster } from '../shell/places.js';
import { useMe } from '../shell/use-me.js';
import { fromWall } from '../task/wall-clock.js';

const textIn = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

function AddShift() {
  const { say } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { data: colleagues } = useQuery(colleaguesQuery('crisis-247'));
  const add = useCommand<Shift, unknown>((body, once) => post('/on-call', { body, once }), {
    onSuccess: () => {
      announce(say('onCall.added'));
      void client.invalidateQueries({ queryKey: ['on-call'] });
    },
  });
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    add.mutate({
      user: textIn(data, 'user'),
      from: fromWall(textIn(data, 'from')) ?? '',
      until: fromWall(textIn(data, 'until')) ?? '',
      place: Number(textIn(data, 'place')),
    });
  };
  return (
    <section className="card" aria-labelledby="on-call-add">
      <h2 id="on-call-add">{say('onCall.add')}</h2>
      {add.error === null ? null : <ProblemNotice error={add.error} />}
      <form onSubmit={send}>
        <Field id="on-call-user" label={say('onCall.who')} required>
          <select id="on-call-user" name="user" className="input" required>
            {colleagues?.items.map(({ user, name }) => (
              <option key={user} value={user}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field id="on-call-from" label={say('onCall.from')} required>
          <input id="on-call-from" name="from" type="datetime-local" className="input" required />
        </Field>
        <Field id="on-call-until" label={say('onCall.until')} required>
          <input id="on-call-until" name="until" type="datetime-local" className="input" required />
        </Field>
        <Field id="on-call-place" label={say('onCall.place')} help={say('onCall.place.help')} required>
          <input
            id="on-call-place"
            name="place"
            type="number"
            min={1}
            max={20}
            defaultValue={1}
            className="input"
            aria-describedby="on-call-place-help"
            required
          />
        </Field>
        <div className="form-actions">
          <button type="submit" className="button button-primary" disabled={add.isPending}>
            {say('onCall.add')}
          </button>
        </div>
      </form>
    </section>
  );
}

function Row({ shift, edits }: { readonly shift: OnCallShift; readonly edits: boolean }) {
  const { say, moment } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const off = useCommand<undefined, undefined>(
    async () => {
      await remove(address(['on-call', shift.id]));
      return undefined;
    },
    {
      onSuccess: () => {
        announce(say('onCall.removed'));
        void client.invalidateQueries({ queryKey: ['on-call'] });
      },
    },
  );
  return (
    <tr>
      <th scope="row">
        {shift.name}
        {shift.now ? <span className="tag">{say('onCall.now')}</span> : null}
      </th>
      <td data-label={say('onCall.place')}>{shift.place}</td>
      <td data-label={say('onCall.from')}>{moment(shift.from)}</td>
      <td data-label={say('onCall.until')}>{moment(shift.until)}</td>
      {edits ? (
        <td>
          <button
            type="button"
            className="button"
            disabled={off.isPending}
            onClick={() => off.mutate(undefined)}
          >
            {say('onCall.remove')}
            <span className="visually-hidden"> {shift.name}</span>
          </button>
        </td>
      ) : null}
    </tr>
  );
}

/** Who is called when something is acute, and after whom (domain.md §6.5). */
export function OnCallPage() {
  const { say } = useWords();
  const { me } = useMe();
  const edits = keepsRoster(me);
  const query = useQuery(onCallQuery);
  return (
    <Page
      title={say('onCall.title')}
      intro={<p>{say('onCall.intro')}</p>}
      aside={<AsOf at={query.data?.asOf} refresh={() => query.refetch()} />}
    >
      {edits ? <AddShift /> : null}
      <Asked query={query} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="nothing-here">{say('onCall.empty')}</p>
          ) : (
            <table className="table table-cards">
              <caption className="visually-hidden">{say('onCall.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('onCall.who')}</th>
                  <th scope="col">{say('onCall.place')}</th>
                  <th scope="col">{say('onCall.from')}</th>
                  <th scope="col">{say('onCall.until')}</th>
                  {edits ? <th scope="col">{say('onCall.remove')}</th> : null}
                </tr>
              </thead>
              <tbody>
                {items.map((shift) => (
                  <Row key={shift.id} shift={shift} edits={edits} />
                ))}
              </tbody>
            </table>
          )
        }
      </Asked>
    </Page>
  );
}
