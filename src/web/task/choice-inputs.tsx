import { useQuery } from '@tanstack/react-query';
import { colleaguesQuery } from '../api/queries.js';
import { inLanguage, useLanguage } from '../i18n/language.js';
import { useWords } from '../i18n/words.js';
import { Choice } from '../parts/choice.js';
import { textOf, textsOf } from './form-data.js';
import { useFormSurroundings, type InputProps } from './form-context.js';

interface Option {
  readonly value: string;
  readonly label: string;
}

const useOptions = ({ field }: InputProps): readonly Option[] => {
  const language = useLanguage();
  return (field.values ?? []).map(({ value, label, labelEn }) => ({
    value,
    label: inLanguage(language, label, labelEn),
  }));
};

const useMembers = (): readonly Option[] => {
  const { sayCode } = useWords();
  return useFormSurroundings().members.map(({ id, name, role }) => ({
    value: id,
    label: `${name} (${sayCode('memberRole', role).toLowerCase()})`,
  }));
};

function Options({ props, options }: { readonly props: InputProps; readonly options: readonly Option[] }) {
  const { say } = useWords();
  const value = textOf(props.value);
  const known = value === '' || options.some((option) => option.value === value);
  return (
    <select
      id={props.id}
      className="input"
      disabled={props.disabled}
      aria-required={props.required || undefined}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid || undefined}
      value={value}
      onChange={(event) => props.change(event.target.value)}
    >
      <option value="">{say('form.choose')}</option>
      {known ? null : <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function Radios({ props, options }: { readonly props: InputProps; readonly options: readonly Option[] }) {
  return (
    <div className="choices">
      {options.map(({ value, label }) => (
        <Choice
          key={value}
          type="radio"
          id={`${props.id}-${value}`}
          name={props.id}
          label={label}
          checked={props.value === value}
          disabled={props.disabled}
          change={() => props.change(value)}
        />
      ))}
    </div>
  );
}

function Checks({ props, options }: { readonly props: InputProps; readonly options: readonly Option[] }) {
  const chosen = textsOf(props.value);
  const others = (value: string) => chosen.filter((one) => one !== value);
  return (
    <div className="choices">
      {options.map(({ value, label }) => (
        <Choice
          key={value}
          type="checkbox"
          id={`${props.id}-${value}`}
          label={label}
          checked={chosen.includes(value)}
          disabled={props.disabled}
          change={(checked) => props.change(checked ? [...others(value), value] : others(value))}
        />
      ))}
    </div>
  );
}

export function RadioInput(props: InputProps) {
  return <Radios props={props} options={useOptions(props)} />;
}

export function SelectInput(props: InputProps) {
  return <Options props={props} options={useOptions(props)} />;
}

export function ChecklistInput(props: InputProps) {
  return <Checks props={props} options={useOptions(props)} />;
}

export function PersonInput(props: InputProps) {
  return <Options props={props} options={useMembers()} />;
}

export function PersonsInput(props: InputProps) {
  return <Checks props={props} options={useMembers()} />;
}

export function UserInput(props: InputProps) {
  const { data } = useQuery(colleaguesQuery(props.field.role));
  const options = (data?.items ?? []).map(({ user, name }) => ({ value: user, label: name }));
  return <Options props={props} options={options} />;
}

export function CheckboxInput(props: InputProps & { readonly label: string }) {
  return (
    <Choice
      type="checkbox"
      id={props.id}
      label={props.label}
      checked={props.value === true}
      disabled={props.disabled}
      required={props.required}
      change={(checked) => props.change(checked)}
    />
  );
}
