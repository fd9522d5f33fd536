import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { hasStatus } from '../api/problem.js';
import { taskQuery } from '../api/queries.js';
import type { TaskDetail } from '../api/shapes.js';
import { inLanguage, useLanguage } from '../i18n/language.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { Asked } from '../parts/asked.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { UrgencyMark } from '../parts/urgency-mark.js';
import { useMe } from '../shell/use-me.js';
import { useClaim } from '../tasks/claim.js';
import { Proposals } from './proposals.js';
import { TaskAside } from './task-aside.js';
import { TaskForm } from './task-form.js';
import { WhyNot } from './why-not.js';

function Holding({
  task,
  me,
  reload,
}: {
  readonly task: TaskDetail;
  readonly me: string;
  readonly reload: () => void;
}) {
  const { say } = useWords();
  const claim = useClaim('claim', reload);
  const unclaim = useClaim('unclaim', reload);
  const error = claim.error ?? unclaim.error;
  return (
    <div className="holding">
      {error === null ? null : <ProblemNotice error={error} retry={reload} />}
      {task.assignee === me ? (
        <p>
          {say('tasks.yours')}{' '}
          {task.candidateGroups.length === 0 ? null : (
            <button type="button" className="button" onClick={() => unclaim.mutate(task)}>
              {say('task.unclaim')}
            </button>
          )}
        </p>
      ) : null}
      {task.assignee === undefined && task.mayComplete ? (
        <p>
          {say('task.free')}{' '}
          <button type="button" className="button button-primary" onClick={() => claim.mutate(task)}>
            {say('task.claim')}
          </button>
        </p>
      ) : null}
    </div>
  );
}

function Task({ task, reload }: { readonly task: TaskDetail; readonly reload: () => void }) {
  const { say } = useWords();
  const { me } = useMe();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const language = useLanguage();
  const completed = () => {
    announce(say('task.completed', { name: task.name }));
    void navigate({ to: '/tasks' });
  };
  const user = me?.user ?? '';
  return (
    <div className="two-columns">
      <div>
        <WhyNot task={task} />
        <Holding task={task} me={user} reload={reload} />
        <Proposals proposals={task.proposals} />
        <section className="card" aria-labelledby="form-heading">
          <h2 id="form-heading">
            {task.form === undefined
              ? say('task.form')
              : inLanguage(language, task.form.title, task.form.titleEn)}
          </h2>
          <TaskForm key={task.id} task={task} me={user} reload={reload} completed={completed} />
        </section>
      </div>
      <TaskAside task={task} />
    </div>
  );
}

export function TaskPage() {
  const { say } = useWords();
  const { taskId } = useParams({ from: '/tasks/$taskId' });
  const query = useQuery(taskQuery(taskId));
  const { data: task, error } = query;
  const gone = task === undefined && hasStatus(error, 404);
  return (
    <Page
      title={say('task.title')}
      heading={task?.name ?? say(gone ? 'task.gone.title' : 'task.title')}
      intro={
        task === undefined ? undefined : (
          <p className="row-about">
            <UrgencyMark urgency={task.urgency} />
            {task.householdLabel === undefined ? null : <strong>{task.householdLabel}</strong>}
            <span>{task.processName}</span>
          </p>
        )
      }
      aside={
        <p className="as-of">
          <Link to="/tasks">{say('task.back')}</Link>
        </p>
      }
    >
      {gone ? (
        <Notice>
          <p>{say('task.gone')}</p>
        </Notice>
      ) : (
        <Asked query={query} rows={6}>
          {(shown) => <Task task={shown} reload={() => void query.refetch()} />}
        </Asked>
      )}
    </Page>
  );
}
