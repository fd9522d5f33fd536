import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { address, post } from '../api/client.js';
import type { Trajectory, TrajectoryAction } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { Dialog } from '../parts/dialog.js';
import { Field } from '../parts/field.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { OfferDialog } from '../hand-overs/offer-dialog.js';

type Action = TrajectoryAction['action'];
const actions: readonly Action[] = [
  'acute',
  'signal-incident',
  'home-ban-violated',
  'home-ban-appeal',
  'consult',
  'escalate',
  'review-now',
  'fixed-face-leaves',
  'ask-specialist',
  'record-outcome',
  'investigation-done',
];

const urgent: readonly Action[] = ['acute', 'signal-incident', 'home-ban-violated'];

interface ActionDialogProps {
  readonly trajectoryId: string;
  readonly action: Action;
  readonly close: () => void;
}

function ActionDialog({ trajectoryId, action, close }: ActionDialogProps) {
  const { say } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const act = useCommand<TrajectoryAction, unknown>(
    (body, once) => post(address(['trajectories', trajectoryId, 'actions']), { body, once }),
    {
      onSuccess: () => {
        announce(say('trajectory.action.done'));
        void client.invalidateQueries({ queryKey: ['trajectory', trajectoryId] });
        void client.invalidateQueries({ queryKey: ['tasks'] });
        close();
      },
    },
  );
  return (
    <Dialog title={say(`trajectory.action.${action}`)} close={close}>
      <p>{say(`trajectory.action.${action}.text`)}</p>
      {act.error === null ? null : <ProblemNotice error={act.error} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const why = reason.trim();
          act.mutate(why === '' ? { action } : { action, reason: why });
        }}
      >
        <Field id="action-reason" label={say('trajectory.action.reason')}>
          <textarea
            id="action-reason"
            className="input textarea"
            rows={3}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <div className="form-actions">
          <button type="submit" className="button button-primary" disabled={act.isPending}>
            {say(`trajectory.action.${action}`)}
          </button>
          <button type="button" className="button" onClick={close}>
            {say('app.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** What this person may set in motion here: the service says what, the process says when. */
export function Actions({ trajectory }: { readonly trajectory: Trajectory }) {
  const { say } = useWords();
  const [open, setOpen] = useState<Action | 'offer-hand-over' | undefined>(undefined);
  const close = () => setOpen(undefined);
  const possible = actions.filter((action) => trajectory.may.includes(action));
  const offers = trajectory.may.includes('offer-hand-over');
  if (possible.length === 0 && !offers) return null;
  return (
    <section aria-labelledby="actions-heading">
      <h2 id="actions-heading">{say('trajectory.actions')}</h2>
      <div className="actions">
        {possible.map((action) => (
          <button
            key={action}
            type="button"
            className={urgent.includes(action) ? 'button button-danger' : 'button'}
            onClick={() => setOpen(action)}
          >
            {say(`trajectory.action.${action}`)}
          </button>
        ))}
        {offers ? (
          <button type="button" className="button" onClick={() => setOpen('offer-hand-over')}>
            {say('trajectory.action.offer-hand-over')}
          </button>
        ) : null}
      </div>
      {open === 'offer-hand-over' ? <OfferDialog trajectory={trajectory} close={close} /> : null}
      {open !== undefined && open !== 'offer-hand-over' ? (
        <ActionDialog trajectoryId={trajectory.id} action={open} close={close} />
      ) : null}
    </section>
  );
}
