import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { normsQuery } from '../api/queries.js';
import type { Norm, NormList } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { AsOf } from '../parts/as-of.js';
import { Asked } from '../parts/asked.js';
import { Field } from '../parts/field.js';
import { Page } from '../parts/page.js';
import { isDesigner } from '../shell/places.js';
import { useMe } from '../shell/use-me.js';
import { ChangeCard } from './change-card.js';
import { ProposeDialog } from './propose-dialog.js';
import { sayClock } from './say-clock.js';

type Item = NormList['items'][number];

function Row({
  item,
  propose,
}: {
  readonly item: Item;
  readonly propose: ((norm: Norm) => void) | undefined;
}) {
  const words = useWords();
  const { say, moment } = words;
  const { key, now, versions } = item;
  const shown = now ?? versions[0];
  if (shown === undefined) return null;
  return (
    <tr>
      <th scope="row">
        {key}
        {shown.legal ? <span className="tag">{say('norms.legal')}</span> : null}
      </th>
      <td data-label={say('norms.clock')}>{sayClock(words, shown.clock)}</td>
      <td data-label={say('norms.source')}>{shown.source}</td>
      <td data-label={say('norms.label')}>
        {shown.label}
        <span className="small block">{shown.confirmedBy ?? say('norms.unconfirmed')}</span>
      </td>
      <td data-label={say('norms.version')}>
        {shown.version}
        {versions.length < 2 ? null : (
          <details className="explain">
            <summary>
              {say('norms.versions')}
              <span className="visually-hidden"> {key}</span>
            </summary>
            <ul className="small">
              {versions.map((version) => (
                <li key={version.version}>
                  {say('norms.versionLine', {
                    version: version.version,
                    clock: sayClock(words, version.clock),
                    from: moment(version.validFrom),
                    to: version.validTo === undefined ? '–' : moment(version.validTo),
                  })}
                </li>
              ))}
            </ul>
          </details>
        )}
      </td>
      {propose === undefined ? null : (
        <td>
          <button type="button" className="button" onClick={() => propose(shown)}>
            {say('norms.propose')}
            <span className="visually-hidden"> {key}</span>
          </button>
        </td>
      )}
    </tr>
  );
}

function Register({
  list,
  edits,
  me,
}: {
  readonly list: NormList;
  readonly edits: boolean;
  readonly me: string;
}) {
  const { say } = useWords();
  const [sought, setSought] = useState('');
  const [changing, setChanging] = useState<Norm | undefined>(undefined);
  const wanted = sought.trim().toLowerCase();
  const items = list.items.filter(({ key, now }) =>
    `${key} ${now?.source ?? ''} ${now?.label ?? ''}`.toLowerCase().includes(wanted),
  );
  const columns = ['key', 'clock', 'source', 'label', 'version'] as const;
  return (
    <>
      {list.changes.length === 0 ? null : (
        <section aria-labelledby="norm-changes">
          <h2 id="norm-changes">{say('norms.changes')}</h2>
          <ul className="plain-list">
            {list.changes.map((change) => (
              <ChangeCard key={change.id} change={change} me={me} edits={edits} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="norm-register">
        <h2 id="norm-register">{say('norms.register')}</h2>
        <Field id="norm-search" label={say('norms.search')}>
          <input
            id="norm-search"
            type="search"
            className="input"
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
        </Field>
        <p role="status">{say('norms.count', { count: items.length })}</p>
        <table className="table table-cards">
          <caption className="visually-hidden">{say('norms.register')}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {say(`norms.${column}`)}
                </th>
              ))}
              {edits ? <th scope="col">{say('norms.change')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <Row key={item.key} item={item} propose={edits ? setChanging : undefined} />
            ))}
          </tbody>
        </table>
      </section>
      {changing === undefined ? null : <ProposeDialog norm={changing} close={() => setChanging(undefined)} />}
    </>
  );
}

/** The deadline register: what every due date comes from, and how the region changes it (domain.md §6.4). */
export function NormsPage() {
  const { say } = useWords();
  const { me } = useMe();
  const query = useQuery(normsQuery);
  return (
    <Page
      title={say('norms.title')}
      intro={<p>{say('norms.intro')}</p>}
      wide
      aside={<AsOf at={query.data?.asOf} refresh={() => query.refetch()} />}
    >
      <Asked query={query} rows={8}>
        {(list) => <Register list={list} edits={isDesigner(me)} me={me?.user ?? ''} />}
      </Asked>
    </Page>
  );
}
