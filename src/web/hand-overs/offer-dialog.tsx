import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { address, post } from '../api/client.js';
import { colleaguesQuery } from '../api/queries.js';
import type { HandOverKind, HandOverOffer, Trajectory } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { Choice } from '../parts/choice.js';
import { Dialog } from '../parts/dialog.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { emptyOffer, OfferStep, offerSteps, whatIsMissing, type Offer } from './offer-steps.js';

/** What a colleague must be able to rely on before work changes hands (domain.md §1.2 step 11). */
export const checks = ['plan', 'tasks', 'safety', 'household', 'talk'] as const;

const offerOf = ({ kind, receiverGroup, receiver, reason }: Offer): HandOverOffer => ({
  kind: kind as HandOverKind,
  receiverGroup,
  reason: reason.trim(),
  ...(receiver === '' ? {} : { receiver }),
});

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
  const [tried, setTried] = useState(false);
  const [offer, setOffer] = useState<Offer>(emptyOffer);
  const colleagues = useQuery({
    ...colleaguesQuery(offer.receiverGroup),
    enabled: offer.receiverGroup !== '',
  });
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
  const step = offerSteps[at] ?? 'reason';
  const isLast = at === offerSteps.length - 1;
  const missing = whatIsMissing(step, offer);
  const next = () => {
    setTried(missing !== undefined);
    if (missing !== undefined) return;
    if (isLast) send.mutate(offerOf(offer));
    else setAt(at + 1);
  };
  return (
    <Dialog title={say('handOvers.offer')} close={close} wide>
      <ol className="steps" aria-label={say('handOvers.steps')}>
        {offerSteps.map((name, index) => (
          <li key={name} aria-current={index === at ? 'step' : undefined}>
            {say(`handOvers.step.${name}`)}
          </li>
        ))}
      </ol>
      {send.error === null ? null : <ProblemNotice error={send.error} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          next();
        }}
      >
        {step === 'checklist' ? (
          <fieldset className="field">
            <legend>{say('handOvers.checklist')}</legend>
            <div className="choices">
              {checks.map((check) => (
                <Choice
                  key={check}
                  type="checkbox"
                  id={`check-${check}`}
                  label={say(`handOvers.check.${check}`)}
                  checked={offer.checked.includes(check)}
                  change={(on) =>
                    setOffer({
                      ...offer,
                      checked: on ? [...offer.checked, check] : offer.checked.filter((one) => one !== check),
                    })
                  }
                />
              ))}
            </div>
          </fieldset>
        ) : (
          <OfferStep
            step={step}
            offer={offer}
            change={setOffer}
            error={tried && missing !== undefined ? say(missing) : undefined}
            trajectory={trajectory}
            colleagues={colleagues.data?.items ?? []}
          />
        )}
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
