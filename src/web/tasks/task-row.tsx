import { Link } from '@tanstack/react-router';
import type { TaskSummary } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { DerivationOnDemand, DueWords } from '../parts/deadline.js';
import { UrgencyMark } from '../parts/urgency-mark.js';

function Holder({ task, me }: { readonly task: TaskSummary; readonly me: string }) {
  const { say, sayCode } = useWords();
  if (task.assignee === me) return <span>{say('tasks.yours')}</span>;
  if (task.assigneeName !== undefined) return <span>{say('tasks.holder', { name: task.assigneeName })}</span>;
  const groups = task.candidateGroups.map((group) => sayCode('role', group)).join(', ');
  return <span>{groups === '' ? say('tasks.unassigned') : say('tasks.free', { groups })}</span>;
}

interface TaskRowProps {
  readonly task: TaskSummary;
  readonly me: string;
  /** Inside a trajectory its household is known already. */
  readonly withHousehold?: boolean;
  readonly claim?: (task: TaskSummary) => void;
}

export const isFree = (task: TaskSummary): boolean => task.assignee === undefined && task.mayComplete;

/** One task: what, for whom, by when, who has it. */
export function TaskRow({ task, me, withHousehold = true, claim }: TaskRowProps) {
  const { say } = useWords();
  const { deadline, urgency } = task;
  return (
    <li className={`row row-${urgency ?? 'unknown'}`} data-task={task.id}>
      <div className="row-what">
        <UrgencyMark urgency={urgency} />
        <Link to="/tasks/$taskId" params={{ taskId: task.id }} className="row-link" data-row-link="">
          {task.name}
        </Link>
        <p className="row-about">
          {withHousehold && task.householdLabel !== undefined ? <strong>{task.householdLabel}</strong> : null}
          <span>{task.processName}</span>
        </p>
      </div>
      <div className="row-due">
        <DueWords deadline={deadline} />
        {deadline.derivation === undefined ? null : (
          <DerivationOnDemand derivation={deadline.derivation} about={task.name} />
        )}
      </div>
      <div className="row-who">
        <Holder task={task} me={me} />
        {claim !== undefined && isFree(task) ? (
          <button type="button" className="button" onClick={() => claim(task)}>
            {say('task.claim')}
            <span className="visually-hidden">: {task.name}</span>
          </button>
        ) : null}
      </div>
    </li>
  );
}
