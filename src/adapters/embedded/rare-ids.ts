import type { RecordKind } from '../../ports/records.js';
import type { Connection } from './connection.js';
import type { Table } from './layout.js';

/** Every id of a kind that may be there; one that is not among them surely is not. */
export interface RareIds {
  mayHave(key: string): boolean;
  /** Before it is written: one whose writing is undone stays among them and does no harm. */
  add(key: string): void;
}

/** Removed with every task, and hardly ever there. */
const rare: ReadonlySet<RecordKind> = new Set(['draft']);

/** With more than this the file is asked each time. */
const mostKnown = 10_000;

/** True because the file belongs to one process and every write passes here; nothing for kinds that are common. */
export const rareIds = (connection: Connection, { kind, name }: Table): RareIds | undefined => {
  if (!rare.has(kind)) return undefined;
  const found = connection.prepare(`SELECT id FROM ${name} LIMIT ${mostKnown + 1}`).all([]);
  const ids = new Set(found.map(([id]) => String(id)));
  return {
    mayHave: (key) => ids.size > mostKnown || ids.has(key),
    add(key) {
      if (ids.size <= mostKnown) ids.add(key);
    },
  };
};
