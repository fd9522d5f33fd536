import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { address, post } from '../api/client.js';
import type { HandOver } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { DerivationOnDemand, DueWords } from '../parts/deadline.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { RefuseDialog } from './refuse-dialog.js';

const open = new Set(['PREPARING', 'OFFERED']);

function Answer({ handOver }: { readonly handOver: HandOver }) {
  const { say } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [refusing, setRefusing] = useState(false);
  const { id, version, householdLabel } = handOver;
  const accept = useCommand<undefined, unknown>(
    (_, once) => post(address(['hand-overs', id, 'accept']), { version, once }),
    {
      onSuccess: () => {
        announce(say('handOvers.accepted', { household: householdLabel }));
        void client.invalidateQueries();
      },
    },
  );
  return (
    <>
      {accept.error === null ? null : (
        <ProblemNotice
          error={accept.error}
          retry={() => {
            accept.reset();
            void client.invalidateQueries({ queryKey: ['hand-overs'] });
          }}
        />
      )}
      <div className="actions">
        <button
          type="button"
          className="button button-primary"
          disabled={accept.isPending}
          onClick={() => accept.mutate(undefined)}
        >
          {say('handOvers.accept')}
          <span className="visually-hidden">: {householdLabel}</span>
        </button>
        <button type="button" className="button" onClick={() => setRefusing(true)}>
          {say('handOvers.refuse')}
          <span className="visually-hidden">: {householdLabel}</span>
        </button>
      </div>
      {refusing ? <RefuseDialog handOver={handOver} close={() => setRefusing(false)} /> : null}
    </>
  );
}

/** One hand-over: from whom to whom, why, until when, and who is responsible meanwhile. */
export function HandOverCard({ handOver }: { readonly handOver: HandOver }) {
  const { say, sayCode } = useWords();
  const { trajectoryId, householdLabel, kind, state, giverName, receiverName, receiverGroup, deadline } =
    handOver;
  const receiver = receiverName ?? sayCode('role', receiverGroup);
  return (
    <article className="card">
      <h3>
        <Link to="/trajectories/$trajectoryId" params={{ trajectoryId }}>
          {householdLabel}
        </Link>
        : {sayCode('handOvers.kind', kind)}
      </h3>
      <p className="row-about">
        <span className="tag">{sayCode('handOvers.state', state)}</span>
        <span>{say('handOvers.from', { giver: giverName, receiver })}</span>
      </p>
      <p className="quoted">{handOver.reason}</p>
      {handOver.refusalReason === undefined ? null : (
        <p className="quoted">
          {say('handOvers.refused', {
            reason: handOver.refusalReason,
            alternative: handOver.alternative ?? '–',
          })}
        </p>
      )}
      {open.has(state) ? (
        <>
          <p className="responsible">{say('handOvers.until', { name: giverName })}</p>
          <p>
            <DueWords deadline={deadline} />
          </p>
          {deadline.derivation === undefined ? null : (
            <DerivationOnDemand derivation={deadline.derivation} about={householdLabel} />
          )}
        </>
      ) : null}
      {handOver.mayAnswer ? <Answer handOver={handOver} /> : null}
    </article>
  );
}
