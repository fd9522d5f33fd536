import { fieldTypes, type FieldOption, type FieldType, type FormField } from './form.js';
import type { PropertyReader } from './read-properties.js';

const most = { label: 500, help: 4000, expression: 2000, values: 200, value: 200, role: 100 } as const;

/** Also a FEEL name, so that conditions can speak of it; nothing that objects have by themselves. */
const name = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
const reserved = ['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'];

const isName = (text: string): boolean => name.test(text) && !reserved.includes(text);

/** What may become a process variable: codes, numbers, truths, dates and ids; never words (domain.md §2.3). */
const becomesVariable: readonly FieldType[] = [
  'number',
  'checkbox',
  'radio',
  'select',
  'checklist',
  'datetime',
  'person',
  'persons',
  'user',
];

const chosenFrom: readonly FieldType[] = ['radio', 'select', 'checklist'];

/** Keeps what is there, so that absent properties stay absent. */
const present = <Values extends Readonly<Record<string, unknown>>>(
  values: Values,
): { readonly [Name in keyof Values]?: Exclude<Values[Name], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [Name in keyof Values]?: Exclude<Values[Name], undefined>;
  };

/** One component as a field, without its rows; nothing when its type is not one of ours. */
export const readField = (reader: PropertyReader, inRow: boolean): FormField | undefined => {
  const type = fieldTypes.find((known) => known === reader.raw('type'));
  if (type === undefined || (inRow && type === 'list')) {
    reader.problem(
      'form-type-unknown',
      inRow
        ? 'Expected a field that fits in a row, but got another'
        : 'Expected a type of field that is known here',
      'type',
    );
    return undefined;
  }
  const properties = reader.inner('properties');
  const label = reader.text('label', most.label) ?? reader.text('text', most.help);
  if (label === undefined) reader.problem('form-property-invalid', "Expected a 'label', but there is none");
  return {
    type,
    label: label ?? '',
    ...keyOf(reader, type),
    ...present({
      labelEn: properties.text('labelEn', most.help),
      help: reader.text('description', most.help),
      helpEn: properties.text('descriptionEn', most.help),
      readOnly: reader.flag('readonly') ?? properties.flag('readOnly'),
      role: properties.text('role', most.role),
      variable: variableOf(properties, type, inRow),
      precision: properties.oneOf<'date' | 'datetime'>('precision', ['date', 'datetime']),
      latest: properties.oneOf<'now'>('latest', ['now']),
      earliest: properties.oneOf<'now'>('earliest', ['now']),
      values: chosenFrom.includes(type) ? optionsOf(reader) : undefined,
    }),
    ...checksOf(reader, properties),
  };
};

const keyOf = (reader: PropertyReader, type: FieldType): Pick<FormField, 'key'> => {
  if (type === 'text') return {};
  const key = reader.text('key', 64);
  if (key !== undefined && isName(key)) return { key };
  reader.problem('form-property-invalid', "Expected 'key' to be a name such as contactResult", 'key');
  return {};
};

const checksOf = (reader: PropertyReader, properties: PropertyReader) => {
  const validate = reader.inner('validate');
  const hidden = expressionOf(reader.inner('conditional'), 'hide');
  return present({
    required: validate.flag('required'),
    min: validate.number('min'),
    max: validate.number('max'),
    minLength: validate.whole('minLength'),
    maxLength: validate.whole('maxLength'),
    shownWhen: hidden === undefined ? undefined : `not(${hidden})`,
    requiredWhen: expressionOf(properties, 'requiredWhen'),
    validWhen: expressionOf(properties, 'validWhen'),
    validMessage: properties.text('validMessage', most.label),
    validMessageEn: properties.text('validMessageEn', most.label),
  });
};

/** An expression of FEEL, with or without the `=` that form-js begins one with. */
const expressionOf = (reader: PropertyReader, of: string): string | undefined => {
  const text = reader.text(of, most.expression)?.trim().replace(/^=/, '').trim();
  return text === '' ? undefined : text;
};

const variableOf = (properties: PropertyReader, type: FieldType, inRow: boolean): string | undefined => {
  const variable = properties.text('variable', 64);
  if (variable === undefined) return undefined;
  if (!isName(variable)) {
    properties.problem('form-property-invalid', 'Expected the name of a process variable', 'variable');
    return undefined;
  }
  if (!inRow && becomesVariable.includes(type)) return variable;
  properties.problem(
    'form-variable-not-allowed',
    `Expected only codes, numbers, dates and ids to become variables, but this is ${inRow ? 'in a row' : `'${type}'`}`,
    'variable',
  );
  return undefined;
};

const optionsOf = (reader: PropertyReader): readonly FieldOption[] => {
  const entries = reader.items('values', most.values);
  if (entries.length === 0)
    reader.problem('form-property-invalid', 'Expected values to choose from', 'values');
  const options = entries.map(optionOf);
  if (new Set(options.map(({ value }) => value)).size < options.length) {
    reader.problem('form-key-duplicate', 'Expected each value once, but one occurs again', 'values');
  }
  return options;
};

const optionOf = (option: PropertyReader): FieldOption => {
  const value = option.text('value', most.value);
  if (value === undefined || value === '') {
    option.problem('form-property-invalid', "Expected a 'value', but there is none", 'value');
  }
  const labelEn =
    option.inner('properties').text('labelEn', most.label) ?? option.text('labelEn', most.label);
  return {
    value: value ?? '',
    label: option.text('label', most.label) ?? value ?? '',
    ...(labelEn !== undefined && { labelEn }),
  };
};
