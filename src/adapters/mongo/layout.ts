import type { mongo } from 'mongoose';
import type { ListIndex } from '../../ports/kind-specification.js';
import { recordKinds } from '../../ports/record-kinds.js';
import { fieldsOf, type FieldValue } from '../../ports/record-fields.js';
import type { RecordKind } from '../../ports/records.js';

/*
 * How a kind of record lies in MongoDB: a collection per kind, a document per record. The body is kept as JSON text,
 * so that every key and every character comes back as it was; what it can be asked by lies beside it.
 */

export interface RecordDocument {
  /** The record's id in stored form. */
  _id: string;
  version: number;
  body: string;
  /** By the names that `fieldPath` gives; absent ones are left out. */
  fields: Record<string, Exclude<FieldValue, undefined>>;
  /** `true` for each field that the record does not have: sorts such records last, in either direction. */
  lacks: Record<string, true>;
}

export const collectionName = (kind: RecordKind): string => `koers.${kind}`;

/** A dot would be read as a path. */
const nameOf = (field: string): string => field.replaceAll('.', ':');

export const fieldPath = (field: string): string => (field === 'id' ? '_id' : `fields.${nameOf(field)}`);

export const lackPath = (field: string): string => `lacks.${nameOf(field)}`;

/** What a document knows of a record besides its body; values in the order of `fieldsOf`. */
export const askable = (
  kind: RecordKind,
  values: readonly FieldValue[],
): Pick<RecordDocument, 'fields' | 'lacks'> => {
  const named = fieldsOf(kind).map(({ name }, at) => [nameOf(name), values[at]] as const);
  return {
    fields: Object.fromEntries(
      named.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    lacks: Object.fromEntries(named.flatMap(([name, value]) => (value === undefined ? [[name, true]] : []))),
  };
};

const listKey = ({ of, sort }: ListIndex): [string, 1 | -1][] => [
  [fieldPath(of), 1],
  ...sort.flatMap(({ by, descending = false }): [string, 1 | -1][] => [
    [lackPath(by), 1],
    [fieldPath(by), descending ? -1 : 1],
  ]),
  ['_id', 1],
];

const plainKey = (fields: readonly string[]): [string, 1 | -1][] => [
  ...fields.map((field): [string, 1] => [fieldPath(field), 1]),
  ['_id', 1],
];

/** Its name says all of its shape, so that another declaration is another index. */
const indexOf = (key: readonly [string, 1 | -1][]): mongo.IndexDescription => ({
  key: new Map(key),
  name: key.map(([path, direction]) => (direction === 1 ? path : `-${path}`)).join(' '),
});

/** The declared indexes of a kind, and one per `textList` that no list index leads. */
export const indexesFor = (kind: RecordKind): readonly mongo.IndexDescription[] => {
  const { fields, indexes, listIndexes = [] } = recordKinds[kind];
  const lists = Object.keys(fields).filter(
    (field) => fields[field] === 'textList' && !listIndexes.some(({ of }) => of === field),
  );
  return [
    ...indexes.map((names) => indexOf(plainKey(names))),
    ...lists.map((name) => indexOf(plainKey([name]))),
    ...listIndexes.map((list) => indexOf(listKey(list))),
  ];
};
