import { fieldsOf, fieldValue, type FieldValue } from './record-fields.js';
import { orderedText } from './ordered-text.js';
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
  const seen = new Set<string>();
  return changes.map((change) => {
    const checked = checkedChange(change);
    const name = `${checked.kind}/${checked.id}`;
    if (seen.has(name)) throw new Error(`Expected a record once in a commit, but got '${name}' twice`);
    seen.add(name);
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
  const values = fields.map((field) => fieldValue(kind, field, change.put));
  return { ...base, put: { body: JSON.stringify(change.put), fields: values } };
};
