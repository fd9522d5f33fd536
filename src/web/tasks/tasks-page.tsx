import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { taskCountsQuery, tasksQuery } from '../api/queries.js';
import type { TaskCounts, TaskScope, TaskSummary } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { asCounted, listsCountTo } from '../parts/as-counted.js';
import { AsOf } from '../parts/as-of.js';
import { Asked } from '../parts/asked.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useMe } from '../shell/use-me.js';
import { useClaim } from './claim.js';
import { groupTasks } from './group-tasks.js';
import { scopes } from './task-search.js';
import { isFree, TaskRow } from './task-row.js';
import { useRowKeys } from './use-row-keys.js';

const countFor = (scope: TaskScope, counts: TaskCounts | undefined): string | undefined => {
  if (counts === undefined || scope === 'all') return undefined;
  return asCounted(counts[scope], listsCountTo);
};

function Scopes({ scope, overdue }: { readonly scope: TaskScope; readonly overdue: boolean }) {
  const { say } = useWords();
  const { data: counts } = useQuery(taskCountsQuery);
  return (
    <nav className="tabs" aria-label={say('tasks.scope')}>
      {scopes.map((one) => (
        <Link
          key={one}
          to="/tasks"
          search={one === 'mine' ? {} : { scope: one }}
          className="tab"
          activeProps={{}}
          aria-current={one === scope && !overdue ? 'page' : undefined}
        >
          {say(`tasks.scope.${one}`)}
          {countFor(one, counts) === undefined ? null : (
            <span className="tab-count">{countFor(one, counts)}</span>
          )}
        </Link>
      ))}
      <Link
        to="/tasks"
        search={{ scope: 'all', overdue: true }}
        className="tab"
        activeProps={{}}
        aria-current={overdue ? 'page' : undefined}
      >
        {say('tasks.scope.overdue')}
        {counts === undefined ? null : (
          <span className="tab-count">{asCounted(counts.overdue, listsCountTo)}</span>
        )}
      </Link>
    </nav>
  );
}

function Groups({
  tasks,
  claim,
}: {
  readonly tasks: readonly TaskSummary[];
  readonly claim: (task: TaskSummary) => void;
}) {
  const { say } = useWords();
  const { me } = useMe();
  return groupTasks(tasks).map(({ name, tasks: grouped }) => (
    <section key={name} className="group" aria-labelledby={`group-${name}`}>
      <h2 id={`group-${name}`} className={`group-name group-${name}`}>
        {say(`tasks.group.${name}`)} <span className="group-count">{grouped.length}</span>
      </h2>
      <ol className="rows">
        {grouped.map((task) => (
          <TaskRow key={task.id} task={task} me={me?.user ?? ''} claim={claim} />
        ))}
      </ol>
    </section>
  ));
}

function Empty({ scope }: { readonly scope: TaskScope }) {
  const { say } = useWords();
  return (
    <div className="nothing-here">
      <p>{say('tasks.empty')}</p>
      {scope === 'mine' ? (
        <p>
          <Link to="/tasks" search={{ scope: 'available' }}>
            {say('tasks.empty.available')}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

export function TasksPage() {
  const { say } = useWords();
  const { scope = 'mine', overdue = false } = useSearch({ from: '/tasks' });
  const list = useRef<HTMLDivElement>(null);
  const query = useInfiniteQuery({
    ...tasksQuery({ scope, overdue }),
    placeholderData: keepPreviousData,
  });
  const claim = useClaim('claim');
  const pages = query.data?.pages ?? [];
  const tasks = pages.flatMap(({ items }) => items);
  useRowKeys(list, (id) => {
    const task = tasks.find((one) => one.id === id);
    if (task !== undefined && isFree(task)) claim.mutate(task);
  });
  return (
    <Page title={say('tasks.title')} aside={<AsOf at={pages[0]?.asOf} refresh={() => query.refetch()} />}>
      <Scopes scope={scope} overdue={overdue} />
      {claim.error === null ? null : <ProblemNotice error={claim.error} />}
      <Asked query={query}>
        {() => (
          <div ref={list} aria-busy={query.isPlaceholderData}>
            {tasks.length === 0 ? (
              <Empty scope={scope} />
            ) : (
              <Groups tasks={tasks} claim={(task) => claim.mutate(task)} />
            )}
          </div>
        )}
      </Asked>
      {query.hasNextPage ? (
        <button
          type="button"
          className="button"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {say('tasks.more')}
        </button>
      ) : null}
      <p className="hint">{say('tasks.keys')}</p>
    </Page>
  );
}
