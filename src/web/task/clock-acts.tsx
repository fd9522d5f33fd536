import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { address, post } from '../api/client.js';
import { fieldProblemsOf } from '../api/problem.js';
import type { ClockActAsked, TaskDetail } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { Dialog } from '../parts/dialog.js';
import { Field } from '../parts/field.js';
import { ProblemNotice } from '../parts/problem-notice.js';

type Act = ClockActAsked['act'];
const acts: readonly Act[] = ['suspend', 'resume', 'extend', 'recalculate'];

function ActDialog({
  task,
  act,
  close,
}: {
  readonly task: TaskDetail;
  readonly act: Act;
  readonly close: () => void;
}) {
  const { say, sayCode } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState('');
  const asksBasis = act === 'suspend' || act === 'extend';
  const send = useCommand<ClockActAsked, unknown>(
    (body, once) => post(address(['tasks', task.id, 'clock']), { body, once }),
    {
      onSuccess: () => {
        announce(say('clock.done'));
        void client.invalidateQueries({ queryKey: ['task', task.id] });
        void client.invalidateQueries({ queryKey: ['tasks'] });
        close();
      },
    },
  );
  const wrong = fieldProblemsOf(send.error).some(({ pointer }) => pointer === '/basis');
  return (
    <Dialog title={sayCode('clockAct', act)} close={close}>
      <p>{sayCode('clockActText', act)}</p>
      {send.error === null ? null : <ProblemNotice error={send.error} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const article = basis.trim();
          send.mutate({ act, reason: reason.trim(), ...(article === '' ? {} : { basis: article }) });
        }}
      >
        {asksBasis ? (
          <Field
            id="clock-basis"
            label={say('clock.basis')}
            error={wrong ? say('clock.basis.missing') : undefined}
            required
          >
            <input
              id="clock-basis"
              className="input"
              maxLength={200}
              required
              value={basis}
              onChange={(event) => setBasis(event.target.value)}
            />
          </Field>
        ) : null}
        <Field id="clock-reason" label={say('clock.reason')} required>
          <textarea
            id="clock-reason"
            className="input textarea"
            rows={3}
            maxLength={2000}
            required
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <div className="form-actions">
          <button type="submit" className="button button-primary" disabled={send.isPending}>
            {sayCode('clockAct', act)}
          </button>
          <button type="button" className="button" onClick={close}>
            {say('app.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** What people did to the clock of a task, with both dates, and what this person may do to it. */
export function ClockActs({ task }: { readonly task: TaskDetail }) {
  const { say, sayCode, moment } = useWords();
  const [open, setOpen] = useState<Act | undefined>(undefined);
  const { deadline, clockActs } = task;
  const possible = acts.filter((act) => clockActs.includes(act));
  const done = deadline.acts ?? [];
  return (
    <>
      {deadline.suspendedSince === undefined ? null : (
        <p>
          <strong>{say('clock.suspendedSince', { moment: moment(deadline.suspendedSince) })}</strong>
        </p>
      )}
      {done.length === 0 ? null : (
        <ul className="small">
          {done.map(({ kind, at, dueBefore, dueAfter, basis }) => (
            <li key={`${kind} ${at}`}>
              {sayCode('clockDone', kind)} ({moment(at)}
              {basis === undefined ? '' : `, ${basis}`}): {say('clock.was', { moment: moment(dueBefore) })}
              {dueAfter === undefined ? '' : `, ${say('clock.is', { moment: moment(dueAfter) })}`}
            </li>
          ))}
        </ul>
      )}
      {possible.length === 0 ? null : (
        <div className="actions">
          {possible.map((act) => (
            <button key={act} type="button" className="button" onClick={() => setOpen(act)}>
              {sayCode('clockAct', act)}
            </button>
          ))}
        </div>
      )}
      {open === undefined ? null : <ActDialog task={task} act={open} close={() => setOpen(undefined)} />}
    </>
  );
}
