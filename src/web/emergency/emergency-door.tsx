import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { address, post } from '../api/client.js';
import type { Emergency } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { Choice } from '../parts/choice.js';
import { describedBy, Field, FieldSet } from '../parts/field.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { hasRole, useMe } from '../shell/use-me.js';

const reasons = ['DANGER_TO_LIFE', 'COLLEAGUE_UNREACHABLE', 'COURT_OR_INSPECTION'] as const;

/** Beside a dossier that is closed: the door for emergencies, for those who have it. */
export function EmergencyDoor({ trajectoryId }: { readonly trajectoryId: string }) {
  const { me } = useMe();
  const { say } = useWords();
  const client = useQueryClient();
  const [reason, setReason] = useState<Emergency['reason'] | undefined>();
  const [explanation, setExplanation] = useState('');
  const [tried, setTried] = useState(false);
  const open = useCommand<Emergency, unknown>(
    (body, once) => post(address(['trajectories', trajectoryId, 'break-glass']), { body, once }),
    { onSuccess: () => void client.invalidateQueries() },
  );
  if (!hasRole(me, ['crisis-247', 'rvt'])) return null;
  const words = {
    id: 'emergency-explanation',
    label: say('emergency.explain'),
    required: true,
    error: tried && explanation.trim() === '' ? say('form.required') : undefined,
  };
  return (
    <section className="card" aria-labelledby="emergency-title">
      <h2 id="emergency-title">{say('emergency.title')}</h2>
      <p>{say('emergency.text')}</p>
      {open.error === null ? null : <ProblemNotice error={open.error} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason !== undefined && explanation.trim() !== '') open.mutate({ reason, explanation });
        }}
      >
        <FieldSet
          id="emergency-reason"
          label={say('emergency.reason')}
          required
          error={tried && reason === undefined ? say('form.required') : undefined}
        >
          {reasons.map((known) => (
            <Choice
              key={known}
              type="radio"
              id={`emergency-${known}`}
              name="emergency-reason"
              label={say(`emergency.reason.${known}`)}
              checked={reason === known}
              change={() => setReason(known)}
            />
          ))}
        </FieldSet>
        <Field {...words}>
          <textarea
            id={words.id}
            className="input textarea"
            rows={3}
            maxLength={2000}
            aria-required
            aria-invalid={words.error !== undefined}
            aria-describedby={describedBy(words)}
            value={explanation}
            onChange={({ target }) => setExplanation(target.value)}
          />
        </Field>
        <button type="submit" className="button button-danger" disabled={open.isPending}>
          {say('emergency.open')}
        </button>
      </form>
    </section>
  );
}
