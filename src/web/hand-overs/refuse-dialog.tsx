import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { address, post } from '../api/client.js';
import type { HandOver, HandOverRefusal } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { Dialog } from '../parts/dialog.js';
import { describedBy, Field } from '../parts/field.js';
import { ProblemNotice } from '../parts/problem-notice.js';

const questions = ['reason', 'alternative'] as const;

/** Refusing asks why, and what is possible instead: never a dead end. */
export function RefuseDialog({
  handOver,
  close,
}: {
  readonly handOver: HandOver;
  readonly close: () => void;
}) {
  const { say } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [given, setGiven] = useState<HandOverRefusal>({ reason: '', alternative: '' });
  const [tried, setTried] = useState(false);
  const { id, version, giverName } = handOver;
  const refuse = useCommand<HandOverRefusal, unknown>(
    (body, once) => post(address(['hand-overs', id, 'refuse']), { body, version, once }),
    {
      onSuccess: () => {
        announce(say('handOvers.refusedNow', { name: giverName }));
        void client.invalidateQueries();
        close();
      },
    },
  );
  const isMissing = (question: (typeof questions)[number]) => given[question].trim() === '';
  return (
    <Dialog title={say('handOvers.refuse')} close={close}>
      <p>{say('handOvers.refuse.text', { name: giverName })}</p>
      {refuse.error === null ? null : <ProblemNotice error={refuse.error} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          const missing = questions.find(isMissing);
          if (missing === undefined) refuse.mutate(given);
          else document.getElementById(`refuse-${missing}`)?.focus();
        }}
      >
        {questions.map((question) => {
          const words = {
            id: `refuse-${question}`,
            label: say(`handOvers.refuse.${question}`),
            required: true,
            error: tried && isMissing(question) ? say('form.required') : undefined,
          };
          return (
            <Field key={question} {...words}>
              <textarea
                id={words.id}
                className="input textarea"
                rows={3}
                maxLength={2000}
                aria-required
                aria-invalid={words.error !== undefined}
                aria-describedby={describedBy(words)}
                value={given[question]}
                onChange={({ target }) => setGiven({ ...given, [question]: target.value })}
              />
            </Field>
          );
        })}
        <div className="form-actions">
          <button type="submit" className="button button-primary" disabled={refuse.isPending}>
            {say('handOvers.refuse')}
          </button>
          <button type="button" className="button" onClick={close}>
            {say('app.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
