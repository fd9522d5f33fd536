import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { colleaguesQuery } from '../api/queries.js';
import type { TaskDetail } from '../api/shapes.js';
import { hasStatus } from '../api/problem.js';
import { useWords } from '../i18n/words.js';
import { Notice } from '../parts/notice.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Conflict } from './conflict.js';
import { ErrorSummary } from './error-summary.js';
import { Fields } from './fields.js';
import { FormSurroundingsProvider } from './form-context.js';
import type { DraftState } from './use-draft.js';
import { useTaskForm } from './use-task-form.js';

interface DraftWordsProps {
  readonly state: DraftState;
  readonly draft: TaskDetail['draft'];
  readonly me: string;
}

function DraftWords({ state, draft, me }: DraftWordsProps) {
  const words = useWords();
  const ofOther = draft !== undefined && draft.savedBy !== me;
  const { data: colleagues } = useQuery({ ...colleaguesQuery(undefined), enabled: ofOther });
  const { say } = words;
  if (state.failed === true) return <p className="draft draft-failed">{say('task.draft.failed')}</p>;
  if (state.savedAt !== undefined)
    return <p className="draft">{say('task.draft.saved', { time: words.time(state.savedAt) })}</p>;
  if (draft === undefined) return null;
  return (
    <p className="draft">
      {say(draft.savedBy === me ? 'task.draft.mine' : 'task.draft.from', {
        name: colleagues?.items.find(({ user }) => user === draft.savedBy)?.name ?? draft.savedBy,
        time: words.moment(draft.savedAt),
      })}
    </p>
  );
}

/** Ctrl+Enter completes, Ctrl+S keeps the draft at once. */
const useFormKeys = (submit: () => void, save: () => void): void => {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || document.querySelector('dialog[open]') !== null) return;
      if (event.key === 'Enter') submit();
      else if (event.key === 's') save();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  });
};

interface TaskFormProps {
  readonly task: TaskDetail;
  readonly me: string;
  readonly reload: () => void;
  readonly completed: () => void;
}

type Form = ReturnType<typeof useTaskForm>;

/** What stands in the way of completing, each with what can be done about it. */
function Trouble({ form, reload }: { readonly form: Form; readonly reload: () => void }) {
  const { say } = useWords();
  const { wrong, attempt, complete } = form;
  if (wrong.length > 0) return <ErrorSummary errors={wrong} attempt={attempt} />;
  if (complete.error === null) return null;
  const changedMeanwhile = hasStatus(complete.error, 412) || hasStatus(complete.error, 409);
  return (
    <>
      <ProblemNotice error={complete.error} />
      {changedMeanwhile ? (
        <Notice>
          <p>{say('task.changed')}</p>
          <button type="button" className="button" onClick={reload}>
            {say('task.changed.reload')}
          </button>
        </Notice>
      ) : null}
    </>
  );
}

function Completing({
  form,
  task,
  me,
}: {
  readonly form: Form;
  readonly task: TaskDetail;
  readonly me: string;
}) {
  const { say } = useWords();
  const { complete, draft } = form;
  return (
    <div className="form-actions">
      <button type="submit" className="button button-primary" disabled={complete.isPending}>
        {say(complete.isPending ? 'task.completing' : 'task.complete')}
      </button>
      <div role="status">
        <DraftWords state={draft.state} draft={task.draft} me={me} />
      </div>
      <p className="hint">{say('task.shortcut')}</p>
    </div>
  );
}

function TypedByOther({
  task,
  form,
  me,
}: {
  readonly task: TaskDetail;
  readonly form: Form;
  readonly me: string;
}) {
  const { draft } = task;
  if (task.form === undefined || draft === undefined || draft.savedBy === me) return null;
  return (
    <Conflict form={task.form} members={task.members} mine={form.data} theirs={draft} change={form.change} />
  );
}

export function TaskForm({ task, me, reload, completed }: TaskFormProps) {
  const { say } = useWords();
  const form = useTaskForm(task, completed);
  const { fields, data, change, draft, errors, evaluate } = form;
  const locked = !task.mayComplete;
  const submit = () => {
    if (!locked) form.submit();
  };
  useFormKeys(submit, () => void draft.save());
  return (
    <form
      className="task-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Trouble form={form} reload={reload} />
      {locked ? null : <TypedByOther task={task} form={form} me={me} />}
      {fields.length === 0 ? <p>{say('form.nothing')}</p> : null}
      <FormSurroundingsProvider value={{ members: task.members, evaluate, errors, locked }}>
        <Fields fields={fields} data={data} path={[]} change={change} />
      </FormSurroundingsProvider>
      {locked ? null : <Completing form={form} task={task} me={me} />}
    </form>
  );
}
