import { useWords } from '../i18n/words.js';
import { textOf } from './form-data.js';
import type { InputProps } from './form-context.js';
import { fromWall, toWall } from './wall-clock.js';

const common = ({ id, required, describedBy, invalid, disabled }: InputProps) => ({
  id,
  disabled,
  'aria-required': required || undefined,
  'aria-describedby': describedBy,
  'aria-invalid': invalid || undefined,
});

export function TextInput(props: InputProps) {
  return (
    <input
      {...common(props)}
      className="input"
      type="text"
      maxLength={props.field.maxLength}
      value={textOf(props.value)}
      onChange={(event) => props.change(event.target.value)}
    />
  );
}

export function TextArea(props: InputProps) {
  const { say } = useWords();
  const { maxLength } = props.field;
  const text = textOf(props.value);
  return (
    <>
      <textarea
        {...common(props)}
        className="input textarea"
        rows={4}
        value={text}
        onChange={(event) => props.change(event.target.value)}
      />
      {maxLength !== undefined && text.length > maxLength * 0.8 ? (
        <p className="field-help">{say('form.left', { count: maxLength - text.length })}</p>
      ) : null}
    </>
  );
}

export function NumberInput(props: InputProps) {
  const { min, max } = props.field;
  return (
    <input
      {...common(props)}
      className="input input-short"
      type="number"
      min={min}
      max={max}
      value={textOf(props.value)}
      onChange={({ target }) => props.change(target.value === '' ? undefined : target.valueAsNumber)}
    />
  );
}

export function DateInput(props: InputProps) {
  const { change, field, value } = props;
  const onlyDate = field.precision === 'date';
  const text = textOf(value);
  return (
    <input
      {...common(props)}
      className="input input-short"
      type={onlyDate ? 'date' : 'datetime-local'}
      value={onlyDate ? text.slice(0, 10) : toWall(text)}
      onChange={({ target }) => change(onlyDate ? target.value : fromWall(target.value))}
    />
  );
}
