import type { ComponentType } from 'react';
import type { FormField } from '../api/shapes.js';
import { inLanguage, useLanguage } from '../i18n/language.js';
import { describedBy, Field, FieldNotes, FieldSet, type FieldWords } from '../parts/field.js';
import { isRequired, isShown } from './check-form.js';
import {
  CheckboxInput,
  ChecklistInput,
  PersonInput,
  PersonsInput,
  RadioInput,
  SelectInput,
  UserInput,
} from './choice-inputs.js';
import { useFormSurroundings, type FieldsProps, type InputProps } from './form-context.js';
import { idOf, pointerTo, valueOf, withValue } from './form-data.js';
import { ListInput } from './list-input.js';
import { DateInput, NumberInput, TextArea, TextInput } from './text-inputs.js';

/** Inputs with one element that a label can point at. */
const single: Readonly<Partial<Record<FormField['type'], ComponentType<InputProps>>>> = {
  textfield: TextInput,
  textarea: TextArea,
  number: NumberInput,
  datetime: DateInput,
  select: SelectInput,
  person: PersonInput,
  user: UserInput,
};

/** Inputs that are several elements below one question. */
const several: Readonly<Partial<Record<FormField['type'], ComponentType<InputProps>>>> = {
  radio: RadioInput,
  checklist: ChecklistInput,
  persons: PersonsInput,
};

interface OneFieldProps extends FieldsProps {
  readonly field: FormField;
}

const useFieldWords = (field: FormField, pointer: string, required: boolean): FieldWords => {
  const language = useLanguage();
  const { errors } = useFormSurroundings();
  return {
    id: idOf(pointer),
    label: inLanguage(language, field.label, field.labelEn),
    help: field.help === undefined ? undefined : inLanguage(language, field.help, field.helpEn),
    error: errors.get(pointer),
    required,
  };
};

function Text({ field }: { readonly field: FormField }) {
  const language = useLanguage();
  const help = field.help === undefined ? undefined : inLanguage(language, field.help, field.helpEn);
  return (
    <div className="form-text">
      <p>{inLanguage(language, field.label, field.labelEn)}</p>
      {help === undefined ? null : <p className="field-help">{help}</p>}
    </div>
  );
}

function OneField({ field, data, path, change }: OneFieldProps) {
  const { evaluate, locked } = useFormSurroundings();
  const key = field.key ?? '';
  const at = [...path, key];
  const required = isRequired(field, data, evaluate);
  const words = useFieldWords(field, pointerTo(...at), required || field.readOnly === true);
  const props: InputProps = {
    field,
    id: words.id,
    value: valueOf(data, key),
    required,
    describedBy: describedBy(words),
    invalid: words.error !== undefined,
    disabled: locked || field.readOnly === true,
    change: (value) => change(withValue(data, key, value)),
  };
  const Single = single[field.type];
  if (Single) {
    return (
      <Field {...words}>
        <Single {...props} />
      </Field>
    );
  }
  const Several = several[field.type];
  if (Several) {
    return (
      <FieldSet {...words}>
        <Several {...props} />
      </FieldSet>
    );
  }
  if (field.type === 'list') {
    return (
      <FieldSet {...words}>
        <ListInput {...props} path={at} fieldsOf={(row) => <Fields {...row} />} />
      </FieldSet>
    );
  }
  return (
    <div className={words.error === undefined ? 'field' : 'field field-wrong'}>
      <FieldNotes {...words} />
      <CheckboxInput {...props} label={words.label} />
    </div>
  );
}

/** The fields that are shown now, one below the other. */
export function Fields(props: FieldsProps) {
  const { evaluate } = useFormSurroundings();
  return props.fields
    .filter((field) => isShown(field, props.data, evaluate))
    .map((field, index) =>
      field.type === 'text' || field.key === undefined ? (
        <Text key={`text-${index}`} field={field} />
      ) : (
        <OneField key={field.key} {...props} field={field} />
      ),
    );
}
