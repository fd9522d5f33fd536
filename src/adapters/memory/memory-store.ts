import { checkedChanges, type CheckedChange } from '../../ports/checked-changes.js';
import {
  checkedAtMost,
  checkedQuery,
  checkedWhere,
  type CheckedCondition,
  type CheckedQuery,
} from '../../ports/checked-question.js';
import { ok, refused } from '../../kernel/outcome.js';
import { orderedText } from '../../ports/ordered-text.js';
import { fieldsOf, fieldValue, type FieldValue } from '../../ports/record-fields.js';
import type { RecordKind, RecordKinds } from '../../ports/records.js';
import { StoreFault, type Change, type Store, type Stored } from '../../ports/store.js';
import { compareValues } from './compare-values.js';
import { meets } from './meets.js';

interface Entry {
  readonly key: string;
  /** As text, so that what callers do with a body has no effect; where they are trusted, as it was put. */
  readonly body: string | RecordKinds[RecordKind];
  readonly version: number;
  readonly values: readonly FieldValue[];
}

type Table = Map<string, Entry>;

/** A store that lasts as long as the process, for what is made here and written elsewhere. */
export interface MemoryStore extends Store {
  /** Every record that was put here and is still there, as changes that make it anew. */
  made(): readonly Change[];
}

/** A change with its body as this store keeps it. */
interface Checked extends Omit<CheckedChange, 'put'> {
  readonly put?: Pick<Entry, 'body'> & { readonly fields: readonly FieldValue[] };
}

const checkedCopies = (changes: readonly Change[]): readonly Checked[] => checkedChanges(changes);

const trustedChanges = (changes: readonly Change[]): readonly Checked[] =>
  changes.map((change) => {
    const { kind, expected } = change;
    const id = 'put' in change ? change.put.id : change.remove;
    const base = { kind, id, key: orderedText(id), expected };
    if (!('put' in change)) return base;
    const fields = fieldsOf(kind).map((field) => fieldValue(kind, field, change.put));
    return { ...base, put: { body: change.put, fields } };
  });

const positions = new Map<RecordKind, ReadonlyMap<string, number>>();

const positionsOf = (kind: RecordKind): ReadonlyMap<string, number> => {
  const known = positions.get(kind);
  if (known) return known;
  const made = new Map(fieldsOf(kind).map(({ name }, at) => [name, at]));
  positions.set(kind, made);
  return made;
};

const valueIn = (kind: RecordKind, entry: Entry, field: string): FieldValue =>
  field === 'id' ? entry.key : entry.values[positionsOf(kind).get(field) ?? -1];

const satisfies = (kind: RecordKind, entry: Entry, where: readonly CheckedCondition[]): boolean =>
  where.every((condition) => meets((field) => valueIn(kind, entry, field), condition));

/** Records without the field come last, whichever way is sorted. */
const compareField = (one: FieldValue, other: FieldValue, descending: boolean): number => {
  if (one === undefined || other === undefined)
    return Number(one === undefined) - Number(other === undefined);
  if (typeof one === 'object' || typeof other === 'object') return 0;
  return descending ? compareValues(other, one) : compareValues(one, other);
};

const inOrder =
  (kind: RecordKind, { sort, idDescending }: CheckedQuery) =>
  (one: Entry, other: Entry): number => {
    for (const { by, descending } of sort) {
      const order = compareField(valueIn(kind, one, by), valueIn(kind, other, by), descending);
      if (order !== 0) return order;
    }
    return compareField(one.key, other.key, idDescending);
  };

export interface MemorySettings {
  /** What it holds is seen here and never changed there; such records are few, such as colleagues and deployments. */
  readonly under?: MemoryStore | undefined;
  /** Whoever asks changes no body, so that bodies are handed out as they are. Much quicker. */
  readonly trusting?: boolean;
}

/** A store in memory. */
export const memoryStore = ({ under, trusting = false }: MemorySettings = {}): MemoryStore => {
  const check = trusting ? trustedChanges : checkedCopies;
  const tables = new Map<RecordKind, Table>(under ? tablesOf.get(under)?.entries() : []);
  const own = new Set<RecordKind>();
  const written = new Map<RecordKind, Set<string>>();
  let closed = false;

  const tableFor = (kind: RecordKind): Table => tables.get(kind) ?? new Map<string, Entry>();
  /** What is shared with the store below is copied before the first change. */
  const ownTable = (kind: RecordKind): Table => {
    const known = tableFor(kind);
    if (own.has(kind)) return known;
    const table = new Map(known);
    tables.set(kind, table);
    own.add(kind);
    return table;
  };
  const writtenOf = (kind: RecordKind): Set<string> => {
    const ids = written.get(kind) ?? new Set<string>();
    written.set(kind, ids);
    return ids;
  };

  const apply = ({ kind, id, key, put }: Checked): void => {
    const table = ownTable(kind);
    if (put) {
      const version = (table.get(id)?.version ?? 0) + 1;
      table.set(id, { key, body: put.body, version, values: put.fields });
      writtenOf(kind).add(id);
    } else {
      table.delete(id);
      written.get(kind)?.delete(id);
    }
  };

  const storedIn = <Kind extends RecordKind>(
    kind: Kind,
    id: string,
  ): Stored<RecordKinds[Kind]> | undefined => {
    const entry = tables.get(kind)?.get(id);
    return entry && storedFrom(entry);
  };

  /** A mistake in a question and a closed store arrive as rejections, as from every store. */
  const reading = async <Answer>(read: () => Answer): Promise<Answer> => {
    if (closed) throw closedFault();
    return Promise.resolve(read());
  };

  const store: MemoryStore = {
    get: (kind, id) => reading(() => storedIn(kind, id)),
    getAll: (kind, ids) => reading(() => ids.map((id) => storedIn(kind, id))),
    find: (kind, query) =>
      reading(() => {
        const checked = checkedQuery(kind, query);
        return [...tableFor(kind).values()]
          .filter((entry) => satisfies(kind, entry, checked.where))
          .sort(inOrder(kind, checked))
          .slice(checked.offset, checked.offset + checked.limit)
          .map((entry) => storedFrom<typeof kind>(entry));
      }),
    count: (kind, where, atMost) =>
      reading(() => {
        const conditions = checkedWhere(kind, where);
        const most = checkedAtMost(atMost) ?? Infinity;
        let count = 0;
        for (const entry of tableFor(kind).values()) {
          if (count >= most) break;
          if (satisfies(kind, entry, conditions)) count += 1;
        }
        return count;
      }),
    commit: async (changes) => {
      if (closed) throw closedFault();
      const checked = check(changes);
      const stale = checked.find(
        ({ kind, id, expected }) =>
          expected !== undefined && (tables.get(kind)?.get(id)?.version ?? 0) !== expected,
      );
      if (stale) return Promise.resolve(refused({ code: 'stale', kind: stale.kind, id: stale.id }));
      checked.forEach(apply);
      return Promise.resolve(ok(undefined));
    },
    close: async () => {
      closed = true;
      return Promise.resolve();
    },
    made: () =>
      [...written].flatMap(([kind, ids]) =>
        [...ids].flatMap((id) => {
          const entry = tables.get(kind)?.get(id);
          return entry ? [{ kind, put: storedFrom(entry).body, expected: 0 } as Change] : [];
        }),
      ),
  };
  tablesOf.set(store, tables);
  return store;
};

const tablesOf = new WeakMap<MemoryStore, ReadonlyMap<RecordKind, Table>>();

const storedFrom = <Kind extends RecordKind>({ body, version }: Entry): Stored<RecordKinds[Kind]> => ({
  body: (typeof body === 'string' ? JSON.parse(body) : body) as RecordKinds[Kind],
  version,
});

const closedFault = (): StoreFault =>
  new StoreFault('Expected the store to be open, but it is closed', { retryable: false });
