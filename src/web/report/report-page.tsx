import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { post } from '../api/client.js';
import { fieldProblemsOf } from '../api/problem.js';
import type { NewReport, ReportReceived } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { isMessageId } from '../i18n/messages.js';
import { useWords } from '../i18n/words.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { ErrorSummary } from '../task/error-summary.js';
import type { FormError } from '../task/check-form.js';
import { DangerPart, FactsPart, OriginPart, ReporterPart } from './report-parts.js';
import { HouseholdPart } from './household-part.js';
import { checkReport, emptyReport, reportOf, type ReportDraft } from './report-draft.js';

function Received({ received, again }: { readonly received: ReportReceived; readonly again: () => void }) {
  const { say } = useWords();
  return (
    <Notice tone="good" live>
      <p>
        <strong>{say('report.done')}</strong>
      </p>
      <p>{say(received.signalOnRunningTrajectory ? 'report.signal' : 'report.started')}</p>
      <div className="actions">
        <Link
          className="button button-primary"
          to="/trajectories/$trajectoryId"
          params={{ trajectoryId: received.trajectoryId }}
        >
          {say('task.openTrajectory')}
        </Link>
        <Link className="button" to="/tasks">
          {say('nav.tasks')}
        </Link>
        <button type="button" className="button" onClick={again}>
          {say('report.again')}
        </button>
      </div>
    </Notice>
  );
}

const useReport = () => {
  const words = useWords();
  const client = useQueryClient();
  const [draft, setDraft] = useState<ReportDraft>(emptyReport);
  const [wrong, setWrong] = useState<readonly FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const send = useCommand<NewReport, ReportReceived>((body, once) => post('/reports', { body, once }), {
    onSuccess: () => {
      setDraft(emptyReport);
      void client.invalidateQueries({ queryKey: ['tasks'] });
      void client.invalidateQueries({ queryKey: ['trajectories'] });
    },
  });
  const submit = () => {
    const errors = checkReport(draft, words);
    setWrong(errors);
    setAttempt(attempt + 1);
    if (errors.length > 0 || send.isPending) return;
    send.mutate(reportOf(draft), {
      onError: (error) =>
        setWrong(
          fieldProblemsOf(error).map(({ pointer, code }) => {
            const id = `fieldProblem.${code}`;
            return { pointer, label: '', message: words.say(isMessageId(id) ? id : 'form.invalid') };
          }),
        ),
    });
  };
  return { draft, setDraft, wrong, attempt, send, submit };
};

export function ReportPage() {
  const { say } = useWords();
  const { draft, setDraft, wrong, attempt, send, submit } = useReport();
  const errors = new Map(wrong.map(({ pointer, message }) => [pointer, message]));
  const props = { draft, change: setDraft, errors };
  return (
    <Page title={say('report.title')} intro={<p>{say('report.intro')}</p>}>
      {send.data !== undefined ? (
        <Received received={send.data} again={() => send.reset()} />
      ) : (
        <form
          className="task-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {wrong.length > 0 ? <ErrorSummary errors={wrong} attempt={attempt} /> : null}
          {send.error !== null && wrong.length === 0 ? <ProblemNotice error={send.error} /> : null}
          <OriginPart {...props} />
          <HouseholdPart {...props} />
          <FactsPart {...props} />
          <DangerPart {...props} />
          <ReporterPart {...props} />
          <div className="form-actions">
            <button type="submit" className="button button-primary" disabled={send.isPending}>
              {say('report.submit')}
            </button>
          </div>
        </form>
      )}
    </Page>
  );
}
