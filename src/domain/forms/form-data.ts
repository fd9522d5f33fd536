import type { Json } from '../../kernel/json.js';

/** What somebody filled in, by the keys of the form's fields. */
export type FormData = Readonly<Record<string, Json>>;

export const valueOf = (data: FormData, key: string): Json | undefined =>
  Object.hasOwn(data, key) ? data[key] : undefined;

/** Nothing but blanks is not an answer. */
export const isEmpty = (value: Json | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

export const isRow = (value: Json): value is FormData =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A row in which nothing was filled in; it does not count. */
export const isEmptyRow = (row: FormData): boolean => Object.values(row).every(isEmpty);

/** With `null` for what was not answered, so that a condition may speak of every field of the form. */
export const withEveryKey = (fields: readonly { readonly key?: string }[], data: FormData): FormData => ({
  ...Object.fromEntries(fields.flatMap(({ key }) => (key === undefined ? [] : [[key, null] as const]))),
  ...data,
});
