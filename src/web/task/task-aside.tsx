import { Link } from '@tanstack/react-router';
import type { TaskDetail } from '../api/shapes.js';
import { WhyThisTask } from '../explanation/why-this-task.js';
import { useLanguage } from '../i18n/language.js';
import { useWords } from '../i18n/words.js';
import { DerivationOnDemand, DueWords } from '../parts/deadline.js';
import { Members } from '../parts/members.js';
import { ClockActs } from './clock-acts.js';

/** Why a task is there: in Dutch what its explanation says, in English what the model says of it. */
function Why({ task: { documentation, explanation } }: { readonly task: TaskDetail }) {
  const { say } = useWords();
  const language = useLanguage();
  const dutch = language === 'nl' ? explanation?.nl : undefined;
  const words = dutch ?? documentation;
  return words === undefined ? null : (
    <section>
      <h2>{say('task.why')}</h2>
      <p lang={dutch === undefined ? 'en' : 'nl'}>{words}</p>
    </section>
  );
}

/** Beside a task: by when and why, for whom. */
export function TaskAside({ task }: { readonly task: TaskDetail }) {
  const words = useWords();
  const { say } = words;
  const { deadline, householdLabel, members, trajectoryId } = task;
  return (
    <aside className="aside" aria-label={say('task.about')}>
      <section>
        <h2>{say('task.deadline')}</h2>
        {deadline.dueAt === undefined ? (
          <p>{say('task.noDeadline')}</p>
        ) : (
          <>
            <p>
              <DueWords deadline={deadline} />
            </p>
            <p className="small">{words.moment(deadline.dueAt)}</p>
            {deadline.derivation === undefined ? null : (
              <DerivationOnDemand derivation={deadline.derivation} />
            )}
          </>
        )}
        <ClockActs task={task} />
      </section>
      <Why task={task} />
      <WhyThisTask task={task} />
      {members.length === 0 ? null : (
        <section>
          <h2>{householdLabel ?? say('trajectory.members')}</h2>
          <Members members={members} />
        </section>
      )}
      {trajectoryId === undefined ? null : (
        <p>
          <Link to="/trajectories/$trajectoryId" params={{ trajectoryId }}>
            {say('task.openTrajectory')}
          </Link>
        </p>
      )}
    </aside>
  );
}
