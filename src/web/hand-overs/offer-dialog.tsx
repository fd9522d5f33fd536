import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { address, post } from '../api/client.js';
import { colleaguesQuery } from '../api/queries.js';
import type { Colleague, HandOverKind, HandOverOffer, Trajectory } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { Dialog } from '../parts/dialog.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useMe } from '../shell/use-me.js';
import { emptyOffer, OfferStep, offerSteps, whatIsMissing, type Offer } from './offer-steps.js';

const offerOf = ({ kind, receiverGroup, receiver, reason }: Offer): HandOverOffer => ({
  kind: kind as HandOverKind,
  receiverGroup,
  reason: reason.trim(),
  ...(receiver === '' ? {} : { receiver }),
});

/** Who goes on, comes in the new step; who forgot something, where it is missing. */
const useFocus = (at: number, tries: number) => {
  const shown = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) shown.current?.focus();
    first.current = false;
  }, [at]);
  useEffect(() => {
    if (tries > 0) shown.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  return shown;
};

/** Who can receive: everybody of the team but whoever gives. */
const useReceivers = ({ receiverGroup }: Offer, { fixedFace }: Trajectory): readonly Colleague[] => {
  const { me } = useMe();
  const { data } = useQuery({ ...colleaguesQuery(receiverGroup), enabled: receiverGroup !== '' });
  const giver = fixedFace?.user ?? me?.user;
  return (data?.items ?? []).filter(({ user }) => user !== giver);
};

function Steps({ at }: { readonly at: number }) {
  const { say } = useWords();
  return (
    <ol className="steps" aria-label={say('handOvers.steps')}>
      {offerSteps.map((name, index) => (
        <li key={name} aria-current={index === at ? 'step' : undefined}>
          {say(`handOvers.step.${name}`)}
        </li>
      ))}
    </ol>
  );
}

/** Four steps: why, what is ready, to whom, and once more in one sentence. */
export function OfferDialog({
  trajectory,
  close,
}: {
  readonly trajectory: Trajectory;
  readonly close: () => void;
}) {
  const { say } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [at, setAt] = useState(0);
  const [tries, setTries] = useState(0);
  const [offer, setOffer] = useState<Offer>(emptyOffer);
  const colleagues = useReceivers(offer, trajectory);
  const send = useCommand<HandOverOffer, unknown>(
    (body, once) => post(address(['trajectories', trajectory.id, 'hand-overs']), { body, once }),
    {
      onSuccess: () => {
        announce(say('handOvers.offered'));
        void client.invalidateQueries({ queryKey: ['trajectory', trajectory.id] });
        void client.invalidateQueries({ queryKey: ['hand-overs'] });
        void client.invalidateQueries({ queryKey: ['tasks'] });
        close();
      },
    },
  );
  const shown = useFocus(at, tries);
  const step = offerSteps[at] ?? 'reason';
  const isLast = at === offerSteps.length - 1;
  const missing = whatIsMissing(step, offer);
  const next = () => {
    setTries(missing === undefined ? 0 : tries + 1);
    if (missing !== undefined) return;
    if (isLast) send.mutate(offerOf(offer));
    else setAt(at + 1);
  };
  return (
    <Dialog title={say('handOvers.offer')} close={close} wide>
      <Steps at={at} />
      {send.error === null ? null : <ProblemNotice error={send.error} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          next();
        }}
      >
        <div
          ref={shown}
          className="step"
          role="group"
          tabIndex={-1}
          aria-label={say(`handOvers.step.${step}`)}
        >
          <OfferStep
            step={step}
            offer={offer}
            change={setOffer}
            error={tries > 0 && missing !== undefined ? say(missing) : undefined}
            trajectory={trajectory}
            colleagues={colleagues}
          />
        </div>
        <div className="form-actions">
          {at === 0 ? null : (
            <button type="button" className="button" onClick={() => setAt(at - 1)}>
              {say('app.back')}
            </button>
          )}
          <button type="submit" className="button button-primary" disabled={send.isPending}>
            {say(isLast ? 'handOvers.offer.do' : 'handOvers.next')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
