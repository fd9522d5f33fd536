import { orderedText } from './ordered-text.js';
import type { FieldType } from './kind-specification.js';
import { recordKinds } from './record-kinds.js';
import type { RecordKind } from './records.js';

/** The value of a field as stores keep it for questions; `undefined` when the record does not have it. */
export type FieldValue = string | number | boolean | readonly string[] | undefined;

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly path: readonly string[];
}

const fieldsByKind = new Map<string, readonly Field[]>(
  Object.entries(recordKinds).map(([kind, { fields }]) => [
    kind,
    Object.entries(fields).map(([name, type]) => ({ name, type, path: name.split('.') })),
  ]),
);

/** The declared fields of a kind, in a fixed order; throws on anything that is not a kind. */
export const fieldsOf = (kind: RecordKind): readonly Field[] => {
  const fields = fieldsByKind.get(kind);
  if (!fields) throw new Error(`Expected a kind of record, but got '${kind}'`);
  return fields;
};

const valueAt = (body: unknown, path: readonly string[]): unknown => {
  let value = body;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
};

/** Per type, the value in stored form; `undefined` when it is not of that type. */
const readers: Readonly<Record<FieldType, (value: unknown) => Exclude<FieldValue, undefined> | undefined>> = {
  text: (value) => (typeof value === 'string' ? orderedText(value) : undefined),
  number: (value) => (typeof value === 'number' ? value : undefined),
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  textList: (value) => (isTextList(value) ? value.map(orderedText) : undefined),
};

const isTextList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');

/** `null`, an empty list and what JSON cannot hold. */
const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'number' && !Number.isFinite(value));

/** Reads a field from a record's body. `null`, an empty list and what JSON cannot hold count as absent. */
export const fieldValue = (kind: RecordKind, { name, type, path }: Field, body: unknown): FieldValue => {
  const value = valueAt(body, path);
  if (isNothing(value)) return undefined;
  const read = readers[type](value);
  if (read === undefined) {
    throw new Error(`Expected field '${name}' of kind '${kind}' to be ${type}, but it is ${typeof value}`);
  }
  return read;
};
