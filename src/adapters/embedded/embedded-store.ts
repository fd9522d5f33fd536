import { checkedChanges } from '../../ports/checked-changes.js';
import { checkedAtMost, checkedQuery, checkedWhere } from '../../ports/checked-question.js';
import { orderedText } from '../../ports/ordered-text.js';
import type { RecordKind, RecordKinds } from '../../ports/records.js';
import type { Store, Stored } from '../../ports/store.js';
import { commitQueue } from './commit-queue.js';
import type { Connection, Statement } from './connection.js';
import { closedFault, faultOf } from './faults.js';
import { tableFor } from './layout.js';
import { countingSql, findingSql } from './question.js';
import { recentRecords } from './recent-records.js';
import { groupWriter } from './write-group.js';

const storedFrom = <Kind extends RecordKind>(version: unknown, body: unknown): Stored<RecordKinds[Kind]> => ({
  version: Number(version),
  body: JSON.parse(String(body)) as RecordKinds[Kind],
});

/** Never in a body: JSON spells control characters out. */
const separator = '\u001e';

/**
 * A whole page as one text. Through the driver a row costs more than what SQLite does for it, and one value costs the
 * same whatever its length. Rows arrive in the order of the inner question, which has a limit.
 */
const asOneText = (sql: string): string =>
  `SELECT group_concat(version || ' ' || body, char(30)) FROM (${sql})`;

const pageFrom = <Kind extends RecordKind>(text: unknown): Stored<RecordKinds[Kind]>[] =>
  typeof text === 'string'
    ? text.split(separator).map((entry) => {
        const space = entry.indexOf(' ');
        return storedFrom<Kind>(entry.slice(0, space), entry.slice(space + 1));
      })
    : [];

/** The store over an open file that is up to date. */
export const embeddedStore = (connection: Connection): Store => {
  const recent = recentRecords();
  const queue = commitQueue({ write: groupWriter(connection, recent), sync: () => connection.sync() });
  const getters = new Map<RecordKind, Statement>();
  let closing: Promise<void> | undefined;
  let released = false;

  const getter = (kind: RecordKind): Statement => {
    const known = getters.get(kind);
    if (known) return known;
    const statement = connection.prepare(`SELECT version, body FROM ${tableFor(kind).name} WHERE id = ?`);
    getters.set(kind, statement);
    return statement;
  };

  /** SQLite answers at once; whatever goes wrong still arrives as a rejection. */
  const reading = <Answer>(read: () => Answer | Promise<Answer>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (released) throw closedFault();
      try {
        resolve(read());
      } catch (error) {
        reject(faultOf(error));
      }
    });

  /** What is shown of a record survives: an answer that rests on one just being flushed waits for the flush. */
  const lasting = <Answer>(ids: () => readonly string[], answer: Answer): Answer | Promise<Answer> =>
    queue.lasting(ids)?.then(() => answer) ?? answer;

  const getOne = <Kind extends RecordKind>(kind: Kind, id: string): Stored<RecordKinds[Kind]> | undefined => {
    const key = orderedText(id);
    const known = recent.get(kind, key);
    if (known) return storedFrom(known.version, known.body);
    const row = getter(kind).get([key]);
    return row && storedFrom(row[0], row[1]);
  };

  const close = async (): Promise<void> => {
    await queue.drained();
    released = true;
    connection.release();
  };

  return {
    get: (kind, id) => reading(() => lasting(() => [id], getOne(kind, id))),
    getAll: (kind, ids) =>
      reading(() =>
        lasting(
          () => ids,
          ids.map((id) => getOne(kind, id)),
        ),
      ),
    find: (kind, query) =>
      reading(() => {
        const { sql, values } = findingSql(tableFor(kind), checkedQuery(kind, query));
        const found = pageFrom<typeof kind>(connection.cached(asOneText(sql)).get(values)?.[0]);
        return lasting(() => found.map(({ body }) => body.id), found);
      }),
    count: (kind, where, atMost) =>
      reading(() => {
        const { sql, values } = countingSql(tableFor(kind), checkedWhere(kind, where), checkedAtMost(atMost));
        return Number(connection.cached(sql).get(values)?.[0] ?? 0);
      }),
    commit: async (changes) => {
      if (closing) throw closedFault();
      return queue.add(checkedChanges(changes));
    },
    close: async () => (closing ??= close()),
  };
};
