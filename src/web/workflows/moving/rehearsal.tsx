import type { RehearsedMigration } from '../../api/shapes.js';
import { useWords } from '../../i18n/words.js';
import { Notice } from '../../parts/notice.js';

type Item = RehearsedMigration['items'][number];
type Moment = Item['tasks'][number];

const most = 20;

interface Named {
  readonly code: string;
  readonly element: string;
  readonly name?: string | undefined;
}

/** Reasons with how often each stands in the way. */
const counted = (items: readonly Item[]): readonly (Named & { readonly count: number })[] => {
  const found = new Map<string, Named & { readonly count: number }>();
  for (const problem of items.flatMap(({ problems }) => problems)) {
    const key = `${problem.code} ${problem.element}`;
    found.set(key, { ...problem, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
};

export function Reasons({ reasons }: { readonly reasons: readonly (Named & { readonly count?: number })[] }) {
  const { say, sayCode } = useWords();
  return (
    <ul>
      {reasons.map(({ code, element, name, count }) => (
        <li key={`${code} ${element}`}>
          {element === '' ? '' : `${name ?? element}: `}
          {sayCode('moveProblem', code)}
          {count === undefined ? null : (
            <span className="small"> ({say('moving.why.count', { count })})</span>
          )}
        </li>
      ))}
    </ul>
  );
}

const momentsOf = (items: readonly Item[]): readonly Moment[] =>
  items
    .filter(({ problems }) => problems.length === 0)
    .flatMap(({ tasks, timers }) => [...tasks, ...timers])
    .filter(({ dueBefore, dueAfter }) => dueBefore !== undefined || dueAfter !== undefined);

function Dues({ items }: { readonly items: readonly Item[] }) {
  const { say, moment } = useWords();
  const all = momentsOf(items);
  const changed = all.filter(({ dueBefore, dueAfter }) => dueBefore !== dueAfter);
  return (
    <>
      <h3>{say('moving.dues')}</h3>
      <p>{say('moving.dues.same', { count: all.length - changed.length })}</p>
      {changed.length === 0 ? null : (
        <table className="table table-cards">
          <caption>{say('moving.dues.changed')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('moving.dues.what')}</th>
              <th scope="col">{say('moving.dues.before')}</th>
              <th scope="col">{say('moving.dues.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changed.slice(0, most).map(({ name, from, to, dueBefore, dueAfter }, index) => (
              <tr key={`${from ?? ''} ${to ?? ''} ${String(index)}`}>
                <th scope="row">{name ?? from ?? to}</th>
                <td data-label={say('moving.dues.before')}>
                  {dueBefore === undefined ? say('moving.dues.new') : moment(dueBefore)}
                </td>
                <td data-label={say('moving.dues.after')}>
                  {dueAfter === undefined ? say('moving.dues.gone') : moment(dueAfter)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Each({ items }: { readonly items: readonly Item[] }) {
  const { say } = useWords();
  return (
    <details>
      <summary>{say('moving.each')}</summary>
      <table className="table table-cards">
        <caption className="visually-hidden">{say('moving.each')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('moving.instance')}</th>
            <th scope="col">{say('moving.result')}</th>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, most).map(({ instanceId, problems }) => (
            <tr key={instanceId}>
              <th scope="row" className="small">
                {instanceId}
              </th>
              <td data-label={say('moving.result')}>
                {say(problems.length === 0 ? 'moving.each.moves' : 'moving.each.stays')}
                {problems.length === 0 ? null : <Reasons reasons={problems} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {items.length > most ? <p className="small">{say('moving.results.more', { count: most })}</p> : null}
    </details>
  );
}

/** What would happen: how many move, what stays and why, and what becomes of due dates. */
export function Rehearsal({ outcome }: { readonly outcome: RehearsedMigration }) {
  const { say } = useWords();
  const { items, total, moving, staying } = outcome;
  const lost = [...new Set(items.flatMap((item) => item.lost))];
  return (
    <>
      <Notice tone={staying > 0 ? 'warning' : 'good'} live>
        <p>{say('moving.rehearsed.nothing')}</p>
        <p>
          <strong>{say('moving.moves', { count: moving })}.</strong> {say('moving.stays', { count: staying })}
          .
        </p>
        {items.length < total ? <p>{say('moving.partly', { shown: items.length, total })}</p> : null}
        {lost.length > 0 ? <p>{say('moving.lost', { names: lost.join(', ') })}</p> : null}
      </Notice>
      {staying === 0 ? null : (
        <>
          <h3>{say('moving.why')}</h3>
          <Reasons reasons={counted(items)} />
        </>
      )}
      <Dues items={items} />
      <Each items={items} />
    </>
  );
}
