import '../design/workload.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { post } from '../api/client.js';
import { problemOf } from '../api/problem.js';
import { proposedWorkQuery } from '../api/queries.js';
import type { ProposedMove, ProposedWork, WorkToGive } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { AsOf } from '../parts/as-of.js';
import { Asked } from '../parts/asked.js';
import { describedBy, Field } from '../parts/field.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { MoveRow } from './move-row.js';

const here = getRouteApi('/workload/$user');

function Giving({ work, again }: { readonly work: ProposedWork; readonly again: () => unknown }) {
  const { say } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const toOf = ({ taskId, to = '' }: ProposedMove): string => chosen.get(taskId) ?? to;
  const moves = work.moves.flatMap((move) => {
    const to = toOf(move);
    return to === '' ? [] : [{ taskId: move.taskId, to }];
  });
  const give = useCommand<WorkToGive, { readonly moved: number; readonly skipped: readonly string[] }>(
    (body, once) => post('/redistributions', { body, once }),
    {
      onSuccess: ({ moved, skipped }) => {
        announce(say('workload.given', { count: moved, skipped: skipped.length }));
        void client.invalidateQueries();
        void navigate({ to: '/workload' });
      },
    },
  );
  const words = {
    id: 'give-reason',
    label: say('workload.reason'),
    help: say('workload.reason.help'),
    required: true,
    error: tried && reason.trim() === '' ? say('form.required') : undefined,
  };
  const columns = ['task', 'urgency', 'due', 'to', 'because'] as const;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (reason.trim() === '') document.getElementById(words.id)?.focus();
        else give.mutate({ user: work.user, reason, moves });
      }}
    >
      <table className="table table-cards">
        <caption className="visually-hidden">{say('workload.give.of', { name: work.name })}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column === 'urgency' ? say('trajectory.urgency') : say(`workload.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {work.moves.map((move) => (
            <MoveRow
              key={move.taskId}
              move={move}
              work={work}
              to={toOf(move)}
              choose={(to) => setChosen(new Map(chosen).set(move.taskId, to))}
            />
          ))}
        </tbody>
      </table>
      <Field {...words}>
        <textarea
          id={words.id}
          className="input textarea"
          rows={3}
          maxLength={2000}
          aria-required
          aria-invalid={words.error !== undefined}
          aria-describedby={describedBy(words)}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      {give.error === null ? null : <WhyNot error={give.error} again={again} />}
      <div className="form-actions">
        <button
          type="submit"
          className="button button-primary"
          disabled={give.isPending || moves.length === 0}
        >
          {say('workload.give.count', { count: moves.length })}
        </button>
        <button type="button" className="button" onClick={() => void navigate({ to: '/workload' })}>
          {say('app.cancel')}
        </button>
      </div>
    </form>
  );
}

function WhyNot({ error, again }: { readonly error: unknown; readonly again: () => unknown }) {
  const { say } = useWords();
  if (problemOf(error)?.code !== 'form-invalid') return <ProblemNotice error={error} />;
  return (
    <Notice tone="danger" live>
      <p>{say('workload.wrongReceiver')}</p>
      <button type="button" className="button" onClick={() => void again()}>
        {say('app.refresh')}
      </button>
    </Notice>
  );
}

/** Shares out the work of somebody who is away: a proposal per task, one reason, and a way back. */
export function GiveWorkPage() {
  const { say } = useWords();
  const { user } = here.useParams();
  const query = useQuery(proposedWorkQuery(user));
  return (
    <Page
      title={say('workload.give')}
      heading={
        query.data === undefined ? say('workload.give') : say('workload.give.of', { name: query.data.name })
      }
      intro={<p>{say('workload.proposal.intro')}</p>}
      wide
      aside={<AsOf at={query.data?.asOf} refresh={() => query.refetch()} />}
    >
      <div className="workload">
        <Asked query={query} rows={6}>
          {(work) =>
            work.moves.length === 0 ? (
              <p className="nothing-here">{say('workload.proposal.empty', { name: work.name })}</p>
            ) : (
              <Giving key={work.asOf} work={work} again={query.refetch} />
            )
          }
        </Asked>
      </div>
    </Page>
  );
}
