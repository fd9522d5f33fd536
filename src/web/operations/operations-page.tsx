import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useRef, type SyntheticEvent } from 'react';
import { operationsQuery } from '../api/queries.js';
import type { Operation } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { AsOf } from '../parts/as-of.js';
import { Asked } from '../parts/asked.js';
import { Field } from '../parts/field.js';
import { Page } from '../parts/page.js';
import type { OperationSearch } from './operation-search.js';

const here = getRouteApi('/operations');

/** Which person and which process: sent off as a form, so that nothing changes while somebody types. */
function Filters({ search }: { readonly search: OperationSearch }) {
  const { say } = useWords();
  const navigate = here.useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const show = (next: OperationSearch): void => {
    void navigate({ search: next });
  };
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const valueOf = (name: string): string | undefined => {
      const value = data.get(name);
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
    };
    show({ user: valueOf('user'), instance: valueOf('instance') });
  };
  const clear = (): void => {
    form.current?.reset();
    show({});
  };
  return (
    <form
      ref={form}
      role="search"
      className="filters"
      key={`${search.user ?? ''} ${search.instance ?? ''}`}
      onSubmit={send}
    >
      <Field id="operations-user" label={say('operations.filter.user')}>
        <input id="operations-user" name="user" className="input" defaultValue={search.user ?? ''} />
      </Field>
      <Field id="operations-instance" label={say('operations.filter.instance')}>
        <input
          id="operations-instance"
          name="instance"
          className="input"
          defaultValue={search.instance ?? ''}
        />
      </Field>
      <div className="filters-buttons">
        <button type="submit" className="button button-primary">
          {say('operations.filter.show')}
        </button>
        <button type="button" className="button" onClick={clear}>
          {say('operations.filter.clear')}
        </button>
      </div>
    </form>
  );
}

function Change({ operation: { property, from, to } }: { readonly operation: Operation }) {
  const { say, sayCode } = useWords();
  if (property === undefined || (from === undefined && to === undefined)) return <>–</>;
  return (
    <>
      {sayCode('operationProperty', property)}
      <span className="small block">
        {from === undefined ? to : say('operations.fromTo', { from, to: to ?? say('operations.nothing') })}
      </span>
    </>
  );
}

function Row({ operation }: { readonly operation: Operation }) {
  const { say, sayCode, sayActor, moment } = useWords();
  const { at, user, userName, entity, instanceId, processName, reason } = operation;
  return (
    <tr>
      <th scope="row">
        {sayCode('operation', operation.operation)}
        <span className="small block">{sayCode('operationEntity', entity)}</span>
      </th>
      <td data-label={say('operations.who')}>
        {userName === user ? sayActor(user) : userName}
        <span className="small block">{user}</span>
      </td>
      <td data-label={say('operations.when')}>{moment(at)}</td>
      <td data-label={say('operations.change')}>
        <Change operation={operation} />
      </td>
      <td data-label={say('operations.process')}>
        {processName ?? '–'}
        {instanceId === undefined ? null : <span className="small block">{instanceId}</span>}
      </td>
      <td data-label={say('operations.why')}>{reason ?? '–'}</td>
    </tr>
  );
}

/** For application management: what people did by hand, newest first. */
export function OperationsPage() {
  const { say } = useWords();
  const search = here.useSearch();
  const query = useInfiniteQuery(operationsQuery(search));
  const columns = ['what', 'who', 'when', 'change', 'process', 'why'] as const;
  const [first] = query.data?.pages ?? [];
  return (
    <Page
      title={say('operations.title')}
      intro={<p>{say('operations.intro')}</p>}
      wide
      aside={<AsOf at={first?.asOf} refresh={() => query.refetch()} />}
    >
      <Filters search={search} />
      <Asked query={query} rows={8}>
        {({ pages }) =>
          pages.every(({ items }) => items.length === 0) ? (
            <p className="nothing-here">{say('operations.empty')}</p>
          ) : (
            <>
              <table className="table table-cards">
                <caption className="visually-hidden">{say('operations.title')}</caption>
                <thead>
                  <tr>
                    {columns.map((column) => (
                      <th key={column} scope="col">
                        {say(`operations.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {pages
                    .flatMap(({ items }) => items)
                    .map((operation) => (
                      <Row key={operation.id} operation={operation} />
                    ))}
                </tbody>
              </table>
              {query.hasNextPage ? (
                <button
                  type="button"
                  className="button"
                  disabled={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {say('operations.more')}
                </button>
              ) : null}
            </>
          )
        }
      </Asked>
    </Page>
  );
}
