import { fieldsOf, fieldValue, type FieldValue } from './record-fields.js';
import { orderedText } from './ordered-text.js';
import { recordKinds } from './record-kinds.js';
import type { RecordKind } from './records.js';
import type { Change } from './store.js';

/** A change ready to be written: its body as JSON text, so that what the caller does with it later has no effect. */
export interface CheckedChange {
  readonly kind: RecordKind;
  readonly id: string;
  /** The id in stored form. */
  readonly key: string;
  readonly expected: number | undefined;
  /** Absent when the record is removed. */
  readonly put?: { readonly body: string; readonly fields: readonly FieldValue[] };
}

/** The changes of a commit in one shape, fields in the order of `fieldsOf`; throws when they make no sense. */
export const checkedChanges = (changes: readonly Change[]): readonly CheckedChange[] => {
  const seen = new Map<RecordKind, Set<string>>();
  return changes.map((change) => {
    const checked = checkedChange(change);
    const { kind, id } = checked;
    const ofKind = seen.get(kind);
    if (!ofKind) seen.set(kind, new Set([id]));
    else if (ofKind.has(id))
      throw new Error(`Expected a record once in a commit, but got '${kind}/${id}' twice`);
    else ofKind.add(id);
    return checked;
  });
};

const checkedChange = (change: Change): CheckedChange => {
  const { kind, expected } = change;
  const fields = fieldsOf(kind);
  if (expected !== undefined && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw new Error(`Expected a version from 0 for a record of kind '${kind}', but got '${expected}'`);
  }
  const id: unknown = 'put' in change ? change.put.id : change.remove;
  if (typeof id !== 'string')
    throw new Error(`Expected a record of kind '${kind}' to have an id, but got ${typeof id}`);
  const base = { kind, id, key: orderedText(id), expected };
  if (!('put' in change)) return base;
  mustBeginAsDeclared(kind, change.put);
  const values = fields.map((field) => fieldValue(kind, field, change.put));
  return { ...base, put: { body: JSON.stringify(change.put), fields: values } };
};

/** Questions look for such records among the ids that begin so, and would not find this one. */
const mustBeginAsDeclared = (kind: RecordKind, put: object): void => {
  const { idsBegin } = recordKinds[kind];
  if (!idsBegin) return;
  const { id, [idsBegin.with]: begin } = put as Readonly<Record<string, unknown>>;
  if (typeof begin !== 'string' || !String(id).startsWith(begin + idsBegin.then))
    throw new Error(
      `Expected the id of a record of kind '${kind}' to begin with its ${idsBegin.with}, but got '${String(id)}'`,
    );
};
