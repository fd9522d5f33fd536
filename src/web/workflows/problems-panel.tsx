import type { Problem } from '../api/shapes.js';
import { useWords } from '../i18n/words.js';
import { Icon } from '../parts/icon.js';
import { Notice } from '../parts/notice.js';
import { ProblemNotice } from '../parts/problem-notice.js';

interface ProblemsPanelProps {
  readonly problems: readonly Problem[];
  readonly show: (element: string) => void;
  readonly check: () => void;
  readonly checking: boolean;
  readonly checked: boolean;
  readonly error: Error | null;
}

export const errorsIn = (problems: readonly Problem[]): number =>
  problems.filter(({ severity }) => severity === 'error').length;

/** What the rules say while one types, and what the service says when it is asked; each with a way to its element. */
export function ProblemsPanel({ problems, show, check, checking, checked, error }: ProblemsPanelProps) {
  const { say } = useWords();
  const errors = errorsIn(problems);
  return (
    <>
      <p className="tab-head">
        <span role="status">
          {problems.length === 0 ? say('workflow.check.none') : null}
          {errors > 0 ? `${say('workflow.check.errors', { count: errors })}. ` : null}
          {problems.length > errors
            ? say('workflow.check.warnings', { count: problems.length - errors })
            : null}
        </span>
        <button type="button" className="button" disabled={checking} onClick={check}>
          {say(checking ? 'workflow.checking' : 'workflow.checkNow')}
        </button>
      </p>
      {error === null ? null : <ProblemNotice error={error} />}
      {checked && errors === 0 ? (
        <Notice tone="good" live>
          <p>{say('workflow.checked')}</p>
        </Notice>
      ) : null}
      <ul className="problems">
        {problems.map(({ severity, rule, element, line, message }) => (
          <li key={`${rule} ${element ?? ''} ${message}`} className={`problem-row problem-${severity}`}>
            <Icon name={severity === 'error' ? 'danger' : 'warning'} />
            <span>
              <strong>{say(`workflow.problem.${severity}`)}</strong>{' '}
              {element === undefined ? null : (
                <button type="button" className="link-button" onClick={() => show(element)}>
                  {element}
                </button>
              )}{' '}
              <span lang="en">{message}</span>{' '}
              <span className="small">
                {rule}
                {line === undefined ? '' : `, ${say('workflow.problem.line', { line })}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
