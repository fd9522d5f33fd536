import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { address, post } from '../api/client.js';
import { fieldProblemsOf } from '../api/problem.js';
import type { Publication, Published } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { Dialog } from '../parts/dialog.js';
import { describedBy, Field } from '../parts/field.js';
import { Notice } from '../parts/notice.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { DifferencesList } from './differences-list.js';
import type { Edited } from './use-editor.js';

interface PublishDialogProps {
  readonly workflowKey: string;
  readonly basedOn: number;
  readonly edited: Edited;
  readonly errors: number;
  readonly published: (version: number) => void;
  readonly close: () => void;
}

/** Shows once more what changes, asks why, and publishes. What the service refuses stays as it is, with the reasons. */
export function PublishDialog({
  workflowKey,
  basedOn,
  edited,
  errors,
  published,
  close,
}: PublishDialogProps) {
  const { say } = useWords();
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const publish = useCommand<Publication, Published>(
    (body, once) => post(address(['workflows', workflowKey, 'publish']), { body, once }),
    {
      onSuccess: ({ version }) => {
        void client.invalidateQueries({ queryKey: ['workflows'], refetchType: 'none' });
        published(version);
      },
    },
  );
  const words = {
    id: 'publish-note',
    label: say('workflow.publish.note'),
    required: true,
    error: tried && note.trim() === '' ? say('form.required') : undefined,
  };
  return (
    <Dialog title={say('workflow.publish')} close={close} wide>
      <h3>{say('workflow.diff')}</h3>
      <DifferencesList differences={edited.differences} />
      {errors > 0 ? (
        <Notice tone="danger">
          <p>{say('workflow.check.errors', { count: errors })}</p>
        </Notice>
      ) : null}
      {publish.error === null ? null : (
        <>
          <ProblemNotice error={publish.error} />
          <ul className="small" lang="en">
            {fieldProblemsOf(publish.error).map(({ code, detail }) => (
              <li key={`${code} ${detail}`}>
                {detail} ({code})
              </li>
            ))}
          </ul>
        </>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (note.trim() !== '') publish.mutate({ xml: edited.xml, note: note.trim(), basedOn });
        }}
      >
        <Field {...words}>
          <textarea
            id={words.id}
            className="input textarea"
            rows={3}
            maxLength={1000}
            aria-required
            aria-invalid={words.error !== undefined}
            aria-describedby={describedBy(words)}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </Field>
        <p className="small">{say('workflow.publish.effect')}</p>
        <div className="form-actions">
          <button type="submit" className="button button-primary" disabled={publish.isPending || errors > 0}>
            {say('workflow.publish.do', { version: basedOn + 1 })}
          </button>
          <button type="button" className="button" onClick={close}>
            {say('app.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
