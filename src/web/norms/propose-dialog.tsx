import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { serviceNow } from '../api/clock.js';
import { address, post } from '../api/client.js';
import { fieldProblemsOf } from '../api/problem.js';
import type { Norm, NormProposal } from '../api/shapes.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/words.js';
import { useAnnounce } from '../parts/announcing.js';
import { Dialog } from '../parts/dialog.js';
import { describedBy, Field } from '../parts/field.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { fromWall, toWall } from '../task/wall-clock.js';

const urgencies = ['ACUTE', 'HIGH', 'NORMAL', 'LOW', 'otherwise'] as const;

const textIn = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** What was typed, in the shape that is asked for; empty fields are left out. */
const proposalIn = (data: FormData, perUrgency: boolean): NormProposal => {
  const clocks = urgencies.flatMap((urgency) => {
    const clock = textIn(data, `clock-${urgency}`);
    return clock === '' ? [] : [[urgency, clock] as const];
  });
  const validTo = fromWall(textIn(data, 'validTo'));
  const confirmedBy = textIn(data, 'confirmedBy');
  return {
    clock: perUrgency
      ? { otherwise: textIn(data, 'clock-otherwise'), ...Object.fromEntries(clocks) }
      : textIn(data, 'clock'),
    source: textIn(data, 'source'),
    label: textIn(data, 'label'),
    validFrom: fromWall(textIn(data, 'validFrom')) ?? '',
    ...(validTo === undefined ? {} : { validTo }),
    ...(confirmedBy === '' ? {} : { confirmedBy }),
    reason: textIn(data, 'reason'),
  };
};

function Input({
  name,
  value = '',
  type = 'text',
  required = false,
  label,
  help,
  error,
}: {
  readonly name: string;
  readonly value?: string | undefined;
  readonly type?: 'text' | 'datetime-local';
  readonly required?: boolean;
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
}) {
  const id = `norm-${name}`;
  return (
    <Field id={id} label={label} help={help} error={error} required={required}>
      <input
        id={id}
        name={name}
        type={type}
        className="input"
        defaultValue={value}
        required={required}
        aria-describedby={describedBy({ id, label, help, error })}
        aria-invalid={error === undefined ? undefined : true}
      />
    </Field>
  );
}

/** A next version of a norm, for a colleague to publish. */
export function ProposeDialog({ norm, close }: { readonly norm: Norm; readonly close: () => void }) {
  const { say, sayCode } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [perUrgency] = useState(typeof norm.clock !== 'string');
  const propose = useCommand<NormProposal, unknown>(
    (body, once) => post(address(['norms', norm.key, 'changes']), { body, once }),
    {
      onSuccess: () => {
        announce(say('norms.proposed'));
        void client.invalidateQueries({ queryKey: ['norms'] });
        close();
      },
    },
  );
  const problems = fieldProblemsOf(propose.error);
  const errorOf = (field: string): string | undefined => {
    const found = problems.find(({ pointer }) => pointer.startsWith(`/${field}`));
    return found === undefined ? undefined : sayCode('normProblem', found.code);
  };
  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    propose.mutate(proposalIn(new FormData(event.currentTarget), perUrgency));
  };
  const clockOf = (urgency: string): string =>
    typeof norm.clock === 'string' ? norm.clock : (norm.clock[urgency] ?? '');
  return (
    <Dialog title={say('norms.propose.title', { key: norm.key })} close={close} wide>
      <p>{say('norms.propose.intro')}</p>
      {propose.error === null ? null : <ProblemNotice error={propose.error} />}
      <form onSubmit={send}>
        {perUrgency ? (
          urgencies.map((urgency) => (
            <Input
              key={urgency}
              name={`clock-${urgency}`}
              label={say('norms.clockFor', { urgency: sayCode('normClock', urgency) })}
              value={clockOf(urgency)}
              required={urgency === 'otherwise'}
              error={urgency === 'otherwise' ? errorOf('clock') : undefined}
            />
          ))
        ) : (
          <Input
            name="clock"
            label={say('norms.clock')}
            help={say('norms.clock.help')}
            value={clockOf('otherwise')}
            required
            error={errorOf('clock')}
          />
        )}
        <Input name="source" label={say('norms.source')} value={norm.source} required />
        <Input
          name="label"
          label={say('norms.label')}
          help={say('norms.label.help')}
          value={norm.label}
          required
          error={errorOf('label')}
        />
        <Input
          name="validFrom"
          type="datetime-local"
          label={say('norms.validFrom')}
          value={toWall(new Date(serviceNow()).toISOString())}
          required
          error={errorOf('validFrom')}
        />
        <Input name="validTo" type="datetime-local" label={say('norms.validTo')} error={errorOf('validTo')} />
        <Input
          name="confirmedBy"
          label={say('norms.confirmedBy')}
          help={say('norms.confirmedBy.help')}
          value={norm.confirmedBy}
        />
        <Field id="norm-reason" label={say('norms.reason')} required>
          <textarea
            id="norm-reason"
            name="reason"
            className="input textarea"
            rows={3}
            maxLength={1000}
            required
          />
        </Field>
        <div className="form-actions">
          <button type="submit" className="button button-primary" disabled={propose.isPending}>
            {say('norms.propose')}
          </button>
          <button type="button" className="button" onClick={close}>
            {say('app.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
