import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../api/client.js';
import { problemOf } from '../api/problem.js';
import type { AbsenceReport, WorkloadItem } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { Dialog } from '../parts/dialog.js';
import { describedBy, Field } from '../parts/field.js';
import { Notice } from '../parts/notice.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { fromWall } from '../task/wall-clock.js';

interface Draft {
  readonly from: string;
  readonly until: string;
  readonly deputy: string;
}

const reportOf = (user: string, { from, until, deputy }: Draft): AbsenceReport => {
  const [begin, end] = [fromWall(from), fromWall(until)];
  return {
    user,
    ...(begin !== undefined && { from: begin }),
    ...(end !== undefined && { until: end }),
    ...(deputy !== '' && { deputy }),
  };
};

interface MomentProps {
  readonly name: 'from' | 'until';
  readonly value: string;
  readonly change: (value: string) => void;
}

function Moment({ name, value, change }: MomentProps) {
  const { say } = useWords();
  const words = {
    id: `absence-${name}`,
    label: say(`workload.${name}`),
    help: say(`workload.${name}.help`),
  };
  return (
    <Field {...words}>
      <input
        id={words.id}
        type="datetime-local"
        className="input"
        aria-describedby={describedBy(words)}
        value={value}
        onChange={({ target }) => change(target.value)}
      />
    </Field>
  );
}

interface AbsenceDialogProps {
  readonly person: WorkloadItem;
  readonly colleagues: readonly WorkloadItem[];
  readonly close: () => void;
}

/** Says that somebody is away: from when, until when, and who stands in. Never why. */
export function AbsenceDialog({ person, colleagues, close }: AbsenceDialogProps) {
  const { say } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [draft, setDraft] = useState<Draft>({ from: '', until: '', deputy: '' });
  const { user, name } = person;
  const report = useCommand<AbsenceReport, unknown>((body, once) => post('/absences', { body, once }), {
    onSuccess: () => {
      announce(say('workload.reported', { name }));
      void client.invalidateQueries({ queryKey: ['workload'] });
      close();
    },
  });
  const deputy = {
    id: 'absence-deputy',
    label: say('workload.deputy.choose'),
    help: say('workload.deputy.help'),
  };
  return (
    <Dialog title={say('workload.report.of', { name })} close={close}>
      <p>{say('workload.why')}</p>
      {report.error === null ? null : problemOf(report.error)?.code === 'form-invalid' ? (
        <Notice tone="danger" live>
          <p>{say('workload.wrongTime')}</p>
        </Notice>
      ) : (
        <ProblemNotice error={report.error} />
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          report.mutate(reportOf(user, draft));
        }}
      >
        <Moment name="from" value={draft.from} change={(from) => setDraft({ ...draft, from })} />
        <Moment name="until" value={draft.until} change={(until) => setDraft({ ...draft, until })} />
        <Field {...deputy}>
          <select
            id={deputy.id}
            className="input"
            aria-describedby={describedBy(deputy)}
            value={draft.deputy}
            onChange={({ target }) => setDraft({ ...draft, deputy: target.value })}
          >
            <option value="">{say('workload.deputy.none')}</option>
            {colleagues
              .filter((colleague) => colleague.user !== user && colleague.absence?.now !== true)
              .map((colleague) => (
                <option key={colleague.user} value={colleague.user}>
                  {colleague.name}
                </option>
              ))}
          </select>
        </Field>
        <div className="form-actions">
          <button type="submit" className="button button-primary" disabled={report.isPending}>
            {say('workload.report')}
          </button>
          <button type="button" className="button" onClick={close}>
            {say('app.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
