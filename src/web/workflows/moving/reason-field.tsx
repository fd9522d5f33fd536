import { describedBy, Field } from '../../parts/field.js';
import { useWords } from '../../i18n/words.js';

interface ReasonFieldProps {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly tried: boolean;
  readonly value: string;
  readonly change: (value: string) => void;
}

/** Why somebody does this: nothing is done to running work without it. */
export function ReasonField({ id, label, help, tried, value, change }: ReasonFieldProps) {
  const { say } = useWords();
  const error = tried && value.trim() === '' ? say('form.required') : undefined;
  const words = { id, label, help, error, required: true };
  return (
    <Field {...words}>
      <textarea
        id={id}
        className="input textarea"
        rows={2}
        maxLength={1000}
        aria-required
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(words)}
        value={value}
        onChange={({ target }) => change(target.value)}
      />
    </Field>
  );
}
