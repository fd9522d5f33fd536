import type { Json } from '../../kernel/json.js';
import type { FormField } from '../api/shapes.js';

export type FormData = Readonly<Record<string, Json>>;

/** Where a value is, as the service names it in its errors (RFC 6901). */
export const pointerTo = (...parts: readonly (string | number)[]): string =>
  parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

export const idOf = (pointer: string): string => `field${pointer.replaceAll(/[^A-Za-z0-9]/g, '-')}`;

export const valueOf = (data: FormData, key: string): Json | undefined =>
  Object.hasOwn(data, key) ? data[key] : undefined;

export const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Sets one value; what was emptied is left out, so that it counts as not filled in. */
export const withValue = (data: FormData, key: string, value: Json | undefined): FormData => {
  const others = Object.entries(data).filter(([name]) => name !== key);
  return Object.fromEntries(value === undefined || value === '' ? others : [...others, [key, value]]);
};

export const rowsOf = (value: Json | undefined): readonly FormData[] =>
  Array.isArray(value)
    ? value.filter(
        (row): row is Record<string, Json> => typeof row === 'object' && row !== null && !Array.isArray(row),
      )
    : [];

export const textsOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

export const textOf = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** What is sent: only what is asked for and shown, without empty rows. */
export const answersIn = (
  data: FormData,
  fields: readonly FormField[],
  isShown: (field: FormField) => boolean,
): FormData =>
  Object.fromEntries(
    fields.flatMap((field): (readonly [string, Json])[] => {
      const { key } = field;
      if (key === undefined || !isShown(field)) return [];
      const value =
        field.type === 'list' ? rowsOf(valueOf(data, key)).filter(hasSomething) : valueOf(data, key);
      return value === undefined || isEmpty(value) ? [] : [[key, value]];
    }),
  );

const hasSomething = (row: FormData): boolean => Object.values(row).some((value) => !isEmpty(value));
