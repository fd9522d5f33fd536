import { localDate } from '../../kernel/amsterdam.js';
import { plusMs } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import type { FormDefinition, FormField } from '../../domain/forms/form.js';
import type { Knowing } from '../demo/answers.js';

const dayMs = 86_400_000;
const words = 'Verzonnen antwoord van een verzonnen collega, goed genoeg om verder te gaan. TEST';

/** Long enough for any form, and not longer than it allows. */
const textFor = ({ minLength = 0, maxLength = 4000 }: FormField): string => {
  const long = words.repeat(Math.ceil(minLength / words.length) || 1);
  return long.slice(0, Math.max(minLength, Math.min(maxLength, long.length)));
};

const momentFor = ({ precision, earliest }: FormField, { now }: Knowing): string => {
  const moment = earliest === 'now' ? plusMs(now, 7 * dayMs) : now;
  return precision === 'date' ? localDate(moment) : moment;
};

type Fill = (field: FormField, knowing: Knowing) => Json | undefined;

const options = ({ values = [] }: FormField): string[] => values.map(({ value }) => value);

const fills: Readonly<Record<FormField['type'], Fill>> = {
  text: () => undefined,
  textfield: textFor,
  textarea: textFor,
  number: ({ min = 0, max = 10 }) => Math.min(max, Math.max(min, 1)),
  checkbox: () => true,
  radio: (field) => options(field)[0],
  select: (field) => options(field)[0],
  checklist: (field) => options(field),
  datetime: momentFor,
  person: (_field, { members }) => members[0]?.id,
  persons: (_field, { members }) => members.map(({ id }) => id),
  user: () => undefined,
  list: ({ fields = [] }, knowing) => [required(fields, knowing)],
};

const required = (fields: readonly FormField[], knowing: Knowing): Record<string, Json> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value =
        field.key !== undefined && field.required === true ? fills[field.type](field, knowing) : undefined;
      return field.key === undefined || value === undefined ? [] : [[field.key, value] as const];
    }),
  );

/** The least that a form asks for, whatever form it is; what nobody has thought of an answer to gets one. */
export const leastAnswers = (form: FormDefinition, knowing: Knowing): Record<string, Json> => {
  const open = form.fields.filter(
    ({ key, readOnly }) => readOnly !== true && (key === undefined || knowing.prefill[key] === undefined),
  );
  return required(open, knowing);
};
