import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { address, post } from '../api/client.js';
import type { NormChange } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { Dialog } from '../parts/dialog.js';
import { Field } from '../parts/field.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Effects } from './effects.js';
import { sayClock } from './say-clock.js';

function RetractDialog({ change, close }: { readonly change: NormChange; readonly close: () => void }) {
  const { say } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const retract = useCommand<{ readonly reason: string }, unknown>(
    (body, once) => post(address(['norm-changes', change.id, 'retract']), { body, once }),
    {
      onSuccess: () => {
        announce(say('norms.retracted'));
        void client.invalidateQueries({ queryKey: ['norms'] });
        close();
      },
    },
  );
  return (
    <Dialog title={say('norms.retract')} close={close}>
      <p>{say(change.state === 'PUBLISHED' ? 'norms.retract.published' : 'norms.retract.proposed')}</p>
      {retract.error === null ? null : <ProblemNotice error={retract.error} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          retract.mutate({ reason: reason.trim() });
        }}
      >
        <Field id="retract-reason" label={say('norms.reason')} required>
          <textarea
            id="retract-reason"
            className="input textarea"
            rows={3}
            maxLength={1000}
            required
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <div className="form-actions">
          <button type="submit" className="button button-primary" disabled={retract.isPending}>
            {say('norms.retract')}
          </button>
          <button type="button" className="button" onClick={close}>
            {say('app.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** What a change says, and who decided on it. */
function Told({ change }: { readonly change: NormChange }) {
  const { say, sayCode, moment } = useWords();
  const { norm, state, reason, proposedByName, proposedAt, publishedByName, retractedByName } = change;
  return (
    <>
      <p>
        <span className="tag">{sayCode('normState', state)}</span>{' '}
        {say('norms.by', { name: proposedByName, moment: moment(proposedAt) })}
      </p>
      <p>{reason}</p>
      <p className="small">
        {say('norms.versionFrom', {
          version: norm.version,
          moment: moment(norm.validFrom),
          source: norm.source,
          label: norm.label,
        })}
      </p>
      {publishedByName === undefined ? null : (
        <p className="small">{say('norms.publishedBy', { name: publishedByName })}</p>
      )}
      {retractedByName === undefined ? null : (
        <p className="small">
          {say('norms.retractedBy', { name: retractedByName, reason: change.retractedBecause ?? '' })}
        </p>
      )}
    </>
  );
}

/** Publishing is for another designer than who proposed it (4E-8). */
function Deciding({ change, own }: { readonly change: NormChange; readonly own: boolean }) {
  const { say } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [retracting, setRetracting] = useState(false);
  const { id, key, state } = change;
  const publish = useCommand<undefined, unknown>(
    (_nothing, once) => post(address(['norm-changes', id, 'publish']), { once }),
    {
      onSuccess: () => {
        announce(say('norms.published'));
        void client.invalidateQueries({ queryKey: ['norms'] });
      },
    },
  );
  const open = state === 'PROPOSED';
  return (
    <>
      {publish.error === null ? null : <ProblemNotice error={publish.error} />}
      <div className="form-actions">
        {open && !own ? (
          <button
            type="button"
            className="button button-primary"
            disabled={publish.isPending}
            onClick={() => publish.mutate(undefined)}
          >
            {say('norms.publish')}
            <span className="visually-hidden"> {key}</span>
          </button>
        ) : null}
        <button type="button" className="button" onClick={() => setRetracting(true)}>
          {say('norms.retract')}
          <span className="visually-hidden"> {key}</span>
        </button>
      </div>
      {open && own ? <p className="small">{say('norms.secondPerson')}</p> : null}
      {retracting ? <RetractDialog change={change} close={() => setRetracting(false)} /> : null}
    </>
  );
}

/** A change somebody proposed: what it says, what it would do, and who may publish it. */
export function ChangeCard({
  change,
  me,
  edits,
}: {
  readonly change: NormChange;
  readonly me: string;
  readonly edits: boolean;
}) {
  const words = useWords();
  const { id, key, norm, state, proposedBy } = change;
  return (
    <li className="card">
      <h3>
        {key}: {sayClock(words, norm.clock)}
      </h3>
      <Told change={change} />
      {state === 'PROPOSED' ? (
        <details className="explain">
          <summary>
            {words.say('norms.effects')}
            <span className="visually-hidden"> {key}</span>
          </summary>
          <Effects changeId={id} />
        </details>
      ) : null}
      {edits && state !== 'RETRACTED' ? <Deciding change={change} own={proposedBy === me} /> : null}
    </li>
  );
}
