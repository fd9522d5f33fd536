import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../api/client.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { Choice } from '../parts/choice.js';
import { describedBy, Field } from '../parts/field.js';
import { ProblemNotice } from '../parts/problem-notice.js';

interface Said {
  readonly trajectoryId: string;
  readonly text: string;
  readonly onlyForHelper: boolean;
}

/** My view in my own words, as it is kept and printed with the plan. */
export function OwnWordsForm({ trajectoryId }: { readonly trajectoryId: string }) {
  const { say } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const [only, setOnly] = useState(false);
  const [tried, setTried] = useState(false);
  const send = useCommand<Said, unknown>((body, once) => post('/me/household/words', { body, once }), {
    onSuccess: () => {
      announce(say('own.words.kept'));
      setText('');
      setTried(false);
      void client.invalidateQueries();
    },
  });
  const missing = tried && text.trim() === '';
  const field = {
    id: `own-words-${trajectoryId}`,
    label: say('own.words.label'),
    required: true,
    error: missing ? say('form.required') : undefined,
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (text.trim() === '') document.getElementById(field.id)?.focus();
        else send.mutate({ trajectoryId, text, onlyForHelper: only });
      }}
    >
      {send.error === null ? null : <ProblemNotice error={send.error} />}
      <Field {...field}>
        <textarea
          id={field.id}
          className="input textarea"
          rows={4}
          maxLength={4000}
          aria-required
          aria-invalid={missing}
          aria-describedby={describedBy(field)}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <Choice
        type="checkbox"
        id={`${field.id}-only`}
        label={say('own.words.only')}
        checked={only}
        change={setOnly}
      />
      <div className="form-actions">
        <button type="submit" className="button button-primary" disabled={send.isPending}>
          {say('own.words.send')}
        </button>
      </div>
    </form>
  );
}
