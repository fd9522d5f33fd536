interface ChoiceProps {
  readonly type: 'radio' | 'checkbox';
  readonly id: string;
  readonly name?: string;
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly change: (checked: boolean) => void;
}

/** A radio button or check box with its words as part of the target. */
export function Choice({
  type,
  id,
  name,
  label,
  checked,
  disabled = false,
  required = false,
  change,
}: ChoiceProps) {
  return (
    <div className="choice">
      <input
        type={type}
        id={id}
        {...(name === undefined ? {} : { name })}
        checked={checked}
        disabled={disabled}
        aria-required={required && type === 'checkbox' ? true : undefined}
        onChange={(event) => change(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
