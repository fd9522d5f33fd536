import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { address, post } from '../../api/client.js';
import type { Change } from '../../api/shapes.js';
import { useCommand } from '../../api/use-command.js';
import { useWords } from '../../i18n/words.js';
import { useAnnounce } from '../../parts/announcing.js';
import { Asked } from '../../parts/asked.js';
import { Dialog } from '../../parts/dialog.js';
import { ProblemNotice } from '../../parts/problem-notice.js';
import { ChangeProgress } from './change-progress.js';
import { MappingTable } from './mapping-table.js';
import { ReasonField } from './reason-field.js';
import { Rehearsal } from './rehearsal.js';
import { useMove, type Move } from './use-move.js';

interface MoveDialogProps {
  readonly workflowKey: string;
  readonly from: number;
  /** Every other version, the newest first. */
  readonly versions: readonly number[];
  readonly close: () => void;
}

/** Moves what runs on one version to another: first a rehearsal, then with a reason, and it can be followed. */
export function MoveDialog({ workflowKey, from, versions, close }: MoveDialogProps) {
  const { say } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [following, setFollowing] = useState<string | undefined>(undefined);
  const move = useMove(workflowKey, from, versions[0] ?? from);
  const start = useCommand<string, Change>(
    (reason, once) =>
      post(address(['workflows', workflowKey, 'migrations']), {
        body: { from, to: move.choices.to, instructions: move.instructions, reason },
        once,
      }),
    {
      onSuccess: ({ id }) => {
        announce(say('moving.started'));
        setFollowing(id);
      },
    },
  );
  const leave = () => {
    void client.invalidateQueries({ queryKey: ['workflows', workflowKey] });
    void client.invalidateQueries({ queryKey: ['changes'] });
    close();
  };
  return (
    <Dialog title={say('moving.title')} close={leave} wide>
      {following === undefined ? (
        <>
          <Choosing move={move} from={from} versions={versions} />
          {start.error === null ? null : <ProblemNotice error={start.error} />}
          <Starting move={move} busy={start.isPending} start={(reason) => start.mutate(reason)} />
        </>
      ) : (
        <ChangeProgress id={following} follow={setFollowing} />
      )}
    </Dialog>
  );
}

interface ChoosingProps {
  readonly move: Move;
  readonly from: number;
  readonly versions: readonly number[];
}

function Choosing({ move, from, versions }: ChoosingProps) {
  const { say } = useWords();
  const { choices, setChoices, plan, rehearsal, isRehearsed, instructions } = move;
  return (
    <Asked query={plan}>
      {(planned) => (
        <>
          <p>{say('moving.intro', { count: planned.running, from })}</p>
          <div className="field">
            <label htmlFor="move-to">{say('moving.to')}</label>
            <select
              id="move-to"
              className="input"
              value={choices.to}
              onChange={({ target }) => setChoices({ ...choices, to: Number(target.value), targets: {} })}
            >
              {versions.map((version) => (
                <option key={version} value={version}>
                  {version}
                </option>
              ))}
            </select>
          </div>
          <h3>{say('moving.mapping')}</h3>
          <MappingTable
            plan={planned}
            chosen={choices.targets}
            choose={(source, target) =>
              setChoices({ ...choices, targets: { ...choices.targets, [source]: target } })
            }
          />
          <div className="field">
            <label className="choice">
              <input
                type="checkbox"
                checked={choices.renew}
                aria-describedby="move-renew-help"
                onChange={({ target }) => setChoices({ ...choices, renew: target.checked })}
              />{' '}
              {say('moving.renew')}
            </label>
            <p id="move-renew-help" className="field-help">
              {say('moving.renew.help')}
            </p>
          </div>
          <div className="form-actions">
            <button
              type="button"
              className="button"
              disabled={rehearsal.isPending}
              onClick={() => rehearsal.mutate(instructions)}
            >
              {say(rehearsal.isPending ? 'moving.rehearsing' : 'moving.rehearse')}
            </button>
          </div>
          {rehearsal.error === null ? null : <ProblemNotice error={rehearsal.error} />}
          <h3>{say('moving.rehearsed')}</h3>
          {isRehearsed && rehearsal.data ? (
            <Rehearsal outcome={rehearsal.data} />
          ) : (
            <p>{say('moving.rehearsed.none')}</p>
          )}
        </>
      )}
    </Asked>
  );
}

interface StartingProps {
  readonly move: Move;
  readonly busy: boolean;
  readonly start: (reason: string) => void;
}

/** Only what was rehearsed as it is can be started. */
function Starting({ move, busy, start }: StartingProps) {
  const { say } = useWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const moving = move.isRehearsed ? (move.rehearsal.data?.moving ?? 0) : 0;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (reason.trim() !== '') start(reason.trim());
      }}
    >
      <ReasonField
        id="move-reason"
        label={say('moving.reason')}
        tried={tried}
        value={reason}
        change={setReason}
      />
      <div className="form-actions">
        <button type="submit" className="button button-primary" disabled={busy || moving === 0}>
          {say('moving.start')}
        </button>
      </div>
    </form>
  );
}
