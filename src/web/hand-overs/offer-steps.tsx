import type { Colleague, HandOverKind, Role, Trajectory } from '../api/shapes.js';
import type { MessageId } from '../i18n/nl.js';
import { useWords } from '../i18n/words.js';
import { Choice } from '../parts/choice.js';
import { describedBy, Field } from '../parts/field.js';
import { Notice } from '../parts/notice.js';

export const offerSteps = ['reason', 'checklist', 'receiver', 'summary'] as const;
export type Step = (typeof offerSteps)[number];

/** What a colleague must be able to rely on before work changes hands (domain.md §1.2 step 11). */
const checks = ['plan', 'tasks', 'safety', 'household', 'talk'] as const;

export interface Offer {
  readonly kind: HandOverKind | '';
  readonly reason: string;
  readonly receiverGroup: Role | '';
  readonly receiver: string;
  readonly checked: readonly string[];
}

export const emptyOffer: Offer = { kind: '', reason: '', receiverGroup: '', receiver: '', checked: [] };

/** To whom each kind usually goes; a suggestion, which can be changed. */
const usualGroup: Readonly<Record<HandOverKind, Role>> = {
  FIXED_FACE: 'local-team',
  LEAD_LOCAL_RVT: 'rvt',
  MUNICIPALITY: 'local-team',
  GI_JOINS: 'gi-officer',
  AGE_18: 'local-team',
  TO_PRIMARY_CARE: 'local-team',
};

const kinds = Object.keys(usualGroup) as readonly HandOverKind[];
const groups: readonly Role[] = ['local-team', 'local-team-lead', 'rvt', 'rvt-front-office', 'gi-officer'];

/** What has to be filled in before the next step. */
export const whatIsMissing = (step: Step, { kind, reason, receiverGroup }: Offer): MessageId | undefined => {
  if (step === 'reason' && kind === '') return 'handOvers.missing.kind';
  if (step === 'reason' && reason.trim() === '') return 'handOvers.missing.reason';
  if (step === 'receiver' && receiverGroup === '') return 'handOvers.missing.receiver';
  return undefined;
};

interface OfferStepProps {
  readonly step: Step;
  readonly offer: Offer;
  readonly change: (offer: Offer) => void;
  readonly error: string | undefined;
  readonly trajectory: Trajectory;
  readonly colleagues: readonly Colleague[];
}

function Reason({ offer, change, error }: OfferStepProps) {
  const { say } = useWords();
  const kindError = offer.kind === '' ? error : undefined;
  const reasonError = offer.kind === '' ? undefined : error;
  const kindWords = { id: 'offer-kind', label: say('handOvers.kind'), error: kindError, required: true };
  const reasonWords = {
    id: 'offer-reason',
    label: say('handOvers.reason'),
    error: reasonError,
    required: true,
  };
  const choose = (kind: HandOverKind | '') =>
    change({ ...offer, kind, receiver: '', receiverGroup: kind === '' ? '' : usualGroup[kind] });
  return (
    <>
      <Field {...kindWords}>
        <select
          id={kindWords.id}
          className="input"
          value={offer.kind}
          aria-required
          aria-invalid={kindError !== undefined}
          aria-describedby={describedBy(kindWords)}
          onChange={({ target }) => choose(kinds.find((kind) => kind === target.value) ?? '')}
        >
          <option value="">{say('form.choose')}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(`handOvers.kind.${kind}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field {...reasonWords}>
        <textarea
          id={reasonWords.id}
          className="input textarea"
          rows={4}
          maxLength={2000}
          value={offer.reason}
          aria-required
          aria-invalid={reasonError !== undefined}
          aria-describedby={describedBy(reasonWords)}
          onChange={({ target }) => change({ ...offer, reason: target.value })}
        />
      </Field>
    </>
  );
}

function Checklist({ offer, change }: OfferStepProps) {
  const { say } = useWords();
  return (
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
              change({
                ...offer,
                checked: on ? [...offer.checked, check] : offer.checked.filter((one) => one !== check),
              })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

function Receiver({ offer, change, error, colleagues }: OfferStepProps) {
  const { say, sayCode } = useWords();
  const words = { id: 'offer-group', label: say('handOvers.receiverGroup'), error, required: true };
  return (
    <>
      <Field {...words}>
        <select
          id={words.id}
          className="input"
          value={offer.receiverGroup}
          aria-required
          aria-invalid={error !== undefined}
          aria-describedby={describedBy(words)}
          onChange={({ target }) =>
            change({
              ...offer,
              receiver: '',
              receiverGroup: groups.find((one) => one === target.value) ?? '',
            })
          }
        >
          <option value="">{say('form.choose')}</option>
          {groups.map((group) => (
            <option key={group} value={group}>
              {sayCode('role', group)}
            </option>
          ))}
        </select>
      </Field>
      <Field id="offer-receiver" label={say('handOvers.receiver')}>
        <select
          id="offer-receiver"
          className="input"
          value={offer.receiver}
          onChange={({ target }) => change({ ...offer, receiver: target.value })}
        >
          <option value="">{say('handOvers.anyone')}</option>
          {colleagues.map(({ user, name }) => (
            <option key={user} value={user}>
              {name}
            </option>
          ))}
        </select>
      </Field>
    </>
  );
}

function Summary({ offer, trajectory, colleagues }: OfferStepProps) {
  const { say, sayCode } = useWords();
  const receiver = colleagues.find(({ user }) => user === offer.receiver)?.name;
  return (
    <>
      <dl className="facts facts-narrow">
        <div className="fact">
          <dt>{say('tasks.household')}</dt>
          <dd>{trajectory.householdLabel}</dd>
        </div>
        <div className="fact">
          <dt>{say('handOvers.kind')}</dt>
          <dd>{sayCode('handOvers.kind', offer.kind)}</dd>
        </div>
        <div className="fact">
          <dt>{say('handOvers.receiver')}</dt>
          <dd>{receiver ?? `${say('handOvers.anyone')}: ${sayCode('role', offer.receiverGroup)}`}</dd>
        </div>
        <div className="fact">
          <dt>{say('handOvers.reason')}</dt>
          <dd>{offer.reason}</dd>
        </div>
      </dl>
      <Notice>
        <p>{say('handOvers.until', { name: trajectory.fixedFace?.name ?? say('handOvers.you') })}</p>
      </Notice>
      {offer.checked.length < checks.length ? (
        <Notice tone="warning">
          <p>{say('handOvers.checklist.open', { count: checks.length - offer.checked.length })}</p>
        </Notice>
      ) : null}
    </>
  );
}

export function OfferStep(props: OfferStepProps) {
  if (props.step === 'reason') return <Reason {...props} />;
  if (props.step === 'checklist') return <Checklist {...props} />;
  if (props.step === 'receiver') return <Receiver {...props} />;
  return <Summary {...props} />;
}
