import type { Json } from '../../kernel/json.js';
import { isShown, type FormSurroundings } from './check-form.js';
import { isEmpty, isEmptyRow, isRow, valueOf, withEveryKey, type FormData } from './form-data.js';
import type { FormDefinition, FormField } from './form.js';

type Fields = Pick<FormDefinition, 'fields'>;

/** An object without a prototype's help: keys of forms are names, but what is sent need not be. */
const dataOf = (entries: readonly (readonly [string, Json])[]): FormData => Object.fromEntries(entries);

/**
 * What was sent, with the service's own values in the fields that only show something: nobody can send another
 * proposal than was made.
 */
export const withKnown = ({ fields }: Fields, sent: FormData, known: FormData): FormData => {
  const shownOnly = new Set(
    fields.flatMap(({ key, readOnly }) => (key !== undefined && readOnly === true ? [key] : [])),
  );
  return dataOf([
    ...Object.entries(sent).filter(([key]) => !shownOnly.has(key)),
    ...[...shownOnly].flatMap((key): (readonly [string, Json])[] => {
      const value = valueOf(known, key);
      return value === undefined ? [] : [[key, value]];
    }),
  ]);
};

/** What is kept of a checked form: answers to what was asked, without empty ones and empty rows. */
export const keptData = (
  { fields }: Fields,
  data: FormData,
  surroundings: Pick<FormSurroundings, 'holds'>,
): FormData => {
  const answers = withEveryKey(fields, data);
  return dataOf(
    fields.flatMap((field): (readonly [string, Json])[] => {
      if (field.key === undefined || !isShown(field, answers, surroundings)) return [];
      const value = keptValue(field, valueOf(data, field.key), surroundings);
      return value === undefined || isEmpty(value) ? [] : [[field.key, value]];
    }),
  );
};

const keptValue = (
  { type, fields = [] }: FormField,
  value: Json | undefined,
  surroundings: Pick<FormSurroundings, 'holds'>,
): Json | undefined => {
  if (type !== 'list' || !Array.isArray(value)) return value;
  const rows: readonly Json[] = value;
  return rows
    .filter(isRow)
    .filter((row) => !isEmptyRow(row))
    .map((row) => keptData({ fields }, row, surroundings));
};
