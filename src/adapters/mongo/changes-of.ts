import type { CheckedChange } from '../../ports/checked-changes.js';
import type { RecordKind } from '../../ports/records.js';
import type { Stale } from '../../ports/store.js';
import type { mongo } from 'mongoose';
import type { Database } from './database.js';
import { askable, type RecordDocument } from './layout.js';

/** The versions that records of a commit are in, by `nameOf`. */
export type Found = ReadonlyMap<string, number>;

export const nameOf = ({ kind, key }: Pick<CheckedChange, 'kind' | 'key'>): string => `${kind}/${key}`;

export const byKind = <Part extends { readonly kind: RecordKind }>(
  parts: readonly Part[],
): ReadonlyMap<RecordKind, readonly Part[]> => {
  const groups = new Map<RecordKind, Part[]>();
  for (const part of parts) {
    const group = groups.get(part.kind);
    if (group) group.push(part);
    else groups.set(part.kind, [part]);
  }
  return groups;
};

/** The records to be changed that are there now. A session does one thing at a time. */
export const foundBy = async (
  database: Database,
  changes: readonly CheckedChange[],
  session?: mongo.ClientSession,
): Promise<Found> => {
  const found = new Map<string, number>();
  const options = { projection: { version: 1 }, ...(session && { session }) } as const;
  for (const [kind, group] of byKind(changes)) {
    const _id = { $in: group.map(({ key }) => key) };
    for (const document of await database.collection(kind).find({ _id }, options).toArray()) {
      found.set(nameOf({ kind, key: document._id }), document.version);
    }
  }
  return found;
};

export const firstStale = (changes: readonly CheckedChange[], found: Found): Stale | undefined => {
  const stale = changes.find(
    (change) => change.expected !== undefined && change.expected !== (found.get(nameOf(change)) ?? 0),
  );
  return stale && { code: 'stale', kind: stale.kind, id: stale.id };
};

/** The document that a change leaves behind; nothing when it removes the record. */
export const documentOf = (
  { kind, key, put }: CheckedChange,
  version: number | undefined,
): RecordDocument | undefined =>
  put && { _id: key, version: (version ?? 0) + 1, body: put.body, ...askable(kind, put.fields) };
