import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../api/client.js';
import type { OwnRightsRequest } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { Dialog } from '../parts/dialog.js';
import { describedBy, Field } from '../parts/field.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import type { Asking } from './side-of-one.js';

interface RequestDialogProps {
  readonly trajectoryId: string;
  readonly asking: Asking;
  readonly close: () => void;
}

/** Asks in one's own words; what follows is said before it is sent. */
export function RequestDialog({ trajectoryId, asking, close }: RequestDialogProps) {
  const { say, sayCode } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const send = useCommand<OwnRightsRequest, unknown>(
    (body, once) => post('/me/household/requests', { body, once }),
    {
      onSuccess: () => {
        announce(say('own.sent'));
        void client.invalidateQueries();
        close();
      },
    },
  );
  const missing = tried && text.trim() === '';
  const field = {
    id: 'own-request',
    label: say('own.request.words'),
    required: true,
    error: missing ? say('form.required') : undefined,
  };
  return (
    <Dialog title={sayCode('own.right', asking.kind)} close={close}>
      <p>{sayCode('own.follows', asking.kind)}</p>
      {send.error === null ? null : <ProblemNotice error={send.error} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (text.trim() === '') document.getElementById(field.id)?.focus();
          else send.mutate({ trajectoryId, ...asking, words: text });
        }}
      >
        <Field {...field}>
          <textarea
            id={field.id}
            className="input textarea"
            rows={5}
            maxLength={4000}
            aria-required
            aria-invalid={missing}
            aria-describedby={describedBy(field)}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
        <div className="form-actions">
          <button type="submit" className="button button-primary" disabled={send.isPending}>
            {say('own.send')}
          </button>
          <button type="button" className="button" onClick={close}>
            {say('app.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
