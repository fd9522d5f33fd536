import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { address, post } from '../../api/client.js';
import { changeQuery, changeResultsQuery } from '../../api/queries.js';
import type { Change, ChangeResults } from '../../api/shapes.js';
import { useCommand } from '../../api/use-command.js';
import { useWords } from '../../i18n/words.js';
import { Asked } from '../../parts/asked.js';
import { ProblemNotice } from '../../parts/problem-notice.js';
import { ReasonField } from './reason-field.js';
import { Reasons } from './rehearsal.js';

type Command = 'pause' | 'resume' | 'cancel' | 'undo';

interface ChangeProgressProps {
  readonly id: string;
  /** An undo is a change of its own, to be followed instead. */
  readonly follow: (id: string) => void;
}

/** How far a change is, with what can be done about it, and what became of each. */
export function ChangeProgress({ id, follow }: ChangeProgressProps) {
  const query = useQuery(changeQuery(id));
  return <Asked query={query}>{(change) => <Progress change={change} follow={follow} />}</Asked>;
}

function Progress({ change, follow }: { readonly change: Change; readonly follow: (id: string) => void }) {
  const { say, sayCode } = useWords();
  const { id, total, done, failed, undone, state, leftOut = 0 } = change;
  return (
    <>
      <h3>{say('moving.progress')}</h3>
      <p>
        <progress value={done + failed} max={Math.max(1, total)} aria-label={say('moving.progress')} />{' '}
        <span className="tag">{sayCode('moving.state', state)}</span>
      </p>
      <p role="status">
        {say('moving.progress.text', { done, total, failed })}
        {undone > 0 ? `, ${say('moving.progress.undone', { count: undone })}` : ''}
      </p>
      {leftOut > 0 ? <p>{say('moving.progress.leftOut', { count: leftOut })}</p> : null}
      <Steering key={id} change={change} follow={follow} />
      <Results id={id} />
    </>
  );
}

const commandsFor = ({ state, type, done, undone }: Change): readonly Command[] => {
  if (state === 'RUNNING') return ['pause', 'cancel'];
  if (state === 'PAUSED') return ['resume', 'cancel'];
  return type === 'instance-migration' && done > undone ? ['undo'] : [];
};

const needsReason = (command: Command): boolean => command === 'cancel' || command === 'undo';

function Steering({ change, follow }: { readonly change: Change; readonly follow: (id: string) => void }) {
  const { say } = useWords();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const steer = useCommand<{ readonly command: Command; readonly reason: string }, Change>(
    ({ command, reason: why }, once) =>
      post(address(['changes', change.id, command]), {
        ...(needsReason(command) && { body: { reason: why } }),
        once,
      }),
    {
      onSuccess: (answer) => {
        void client.invalidateQueries({ queryKey: ['changes'] });
        if (answer.id !== change.id) follow(answer.id);
      },
    },
  );
  const commands = commandsFor(change);
  if (commands.length === 0) return null;
  const act = (command: Command) => {
    setTried(needsReason(command));
    if (!needsReason(command) || reason.trim() !== '') steer.mutate({ command, reason: reason.trim() });
  };
  return (
    <>
      {steer.error === null ? null : <ProblemNotice error={steer.error} />}
      {commands.some(needsReason) ? (
        <ReasonField
          id="steer-reason"
          label={say('moving.steer.reason')}
          help={commands.includes('undo') ? say('moving.undo.help') : undefined}
          tried={tried}
          value={reason}
          change={setReason}
        />
      ) : null}
      <div className="form-actions">
        {commands.map((command) => (
          <button
            key={command}
            type="button"
            className="button"
            disabled={steer.isPending}
            onClick={() => act(command)}
          >
            {say(`moving.${command}`)}
          </button>
        ))}
      </div>
    </>
  );
}

function Results({ id }: { readonly id: string }) {
  const { say } = useWords();
  const query = useQuery(changeResultsQuery(id));
  return (
    <Asked query={query}>
      {({ items }) => (
        <details open={items.some(({ state }) => state === 'FAILED')}>
          <summary>{say('moving.results')}</summary>
          <ResultsTable items={items} />
        </details>
      )}
    </Asked>
  );
}

const most = 50;

/** What did not work first. */
const failedFirst = (items: ChangeResults['items']): ChangeResults['items'] =>
  [...items].sort((one, other) => Number(other.state === 'FAILED') - Number(one.state === 'FAILED'));

function ResultsTable({ items }: { readonly items: ChangeResults['items'] }) {
  const { say, sayCode } = useWords();
  return (
    <>
      <table className="table table-cards">
        <caption className="visually-hidden">{say('moving.results')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('moving.instance')}</th>
            <th scope="col">{say('moving.result')}</th>
          </tr>
        </thead>
        <tbody>
          {failedFirst(items)
            .slice(0, most)
            .map(({ subject, state, code, problems }) => (
              <tr key={subject}>
                <th scope="row" className="small">
                  {subject}
                </th>
                <td data-label={say('moving.result')}>
                  {sayCode('moving.results.state', state)}
                  {code === undefined || problems !== undefined ? null : `: ${sayCode('moveProblem', code)}`}
                  {problems === undefined ? null : <Reasons reasons={problems} />}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      {items.length > most ? <p className="small">{say('moving.results.more', { count: most })}</p> : null}
    </>
  );
}
