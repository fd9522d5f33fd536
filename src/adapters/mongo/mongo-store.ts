import { checkedChanges } from '../../ports/checked-changes.js';
import { checkedAtMost, checkedQuery, checkedWhere } from '../../ports/checked-question.js';
import { orderedText } from '../../ports/ordered-text.js';
import { recordKinds } from '../../ports/record-kinds.js';
import type { RecordKind, RecordKinds } from '../../ports/records.js';
import { ok } from '../../kernel/outcome.js';
import type { Store, Stored } from '../../ports/store.js';
import type { Committing } from './commit.js';
import type { Database } from './database.js';
import { closedFault, faultOf } from './faults.js';
import type { RecordDocument } from './layout.js';
import { filterOf, orderOf } from './question.js';

type Kept = Pick<RecordDocument, 'version' | 'body'>;

const wanted = { projection: { version: 1, body: 1 } } as const;

/** Many at a time, but far below what one message may hold. */
const idsAtATime = 1000;

const storedFrom = <Kind extends RecordKind>({ version, body }: Kept): Stored<RecordKinds[Kind]> => ({
  version,
  body: JSON.parse(body) as RecordKinds[Kind],
});

const sortsLists = (kind: RecordKind) => {
  const { listIndexes = [] } = recordKinds[kind];
  return (field: string): boolean => listIndexes.some(({ sort }) => sort.some(({ by }) => by === field));
};

/** The store over an open database. */
export const mongoStore = (database: Database, commit: Committing): Store => {
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  /** Whatever is under way is finished before the connection goes. */
  const doing = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    if (closing) throw closedFault();
    const doing = work().catch((error: unknown) => {
      throw faultOf(error);
    });
    underWay.add(doing);
    try {
      return await doing;
    } finally {
      underWay.delete(doing);
    }
  };

  const close = async (): Promise<void> => {
    await Promise.allSettled(underWay);
    await database.close();
  };

  const foundById = async (kind: RecordKind, keys: readonly string[]): Promise<ReadonlyMap<string, Kept>> => {
    const found = new Map<string, Kept>();
    for (let at = 0; at < keys.length; at += idsAtATime) {
      const _id = { $in: keys.slice(at, at + idsAtATime) };
      for (const document of await database.collection(kind).find({ _id }, wanted).toArray()) {
        found.set(document._id, document);
      }
    }
    return found;
  };

  return {
    get: async <Kind extends RecordKind>(kind: Kind, id: string) =>
      doing(async () => {
        const document = await database.collection(kind).findOne({ _id: orderedText(id) }, wanted);
        return document === null ? undefined : storedFrom<Kind>(document);
      }),
    getAll: async <Kind extends RecordKind>(kind: Kind, ids: readonly string[]) =>
      doing(async () => {
        const keys = ids.map(orderedText);
        const found = await foundById(kind, [...new Set(keys)]);
        return keys.map((key) => {
          const document = found.get(key);
          return document && storedFrom<Kind>(document);
        });
      }),
    find: async (kind, query) =>
      doing(async () => {
        const checked = checkedQuery(kind, query);
        if (checked.limit === 0) return [];
        const documents = await database
          .collection(kind)
          .find(filterOf(checked.where), wanted)
          .sort(orderOf(checked, sortsLists(kind)))
          .skip(checked.offset)
          .limit(checked.limit)
          .toArray();
        return documents.map(storedFrom<typeof kind>);
      }),
    count: async (kind, where, atMost) =>
      doing(async () => {
        const filter = filterOf(checkedWhere(kind, where));
        const limit = checkedAtMost(atMost);
        if (limit === 0) return 0;
        return database.collection(kind).countDocuments(filter, limit === undefined ? {} : { limit });
      }),
    commit: async (changes) =>
      doing(async () => {
        const checked = checkedChanges(changes);
        return checked.length === 0 ? ok(undefined) : commit(checked);
      }),
    close: async () => (closing ??= close()),
  };
};
