import type { Bound, Connection, Statement } from './connection.js';
import { columnName, sortKey, type ListTable, type Table } from './layout.js';

/** Keeps the list tables of a kind in step with its records; records are given as values per column. */
export interface ListRows {
  /** Which rows a record has now: read before it changes, taken away after. */
  of(id: string): ListedRows | undefined;
  remove(id: string, listed: ListedRows): void;
  add(id: string, values: readonly Bound[]): void;
}

/** The values of all columns that decide where a record is listed. */
type ListedRows = readonly Bound[];

interface ListStatements {
  readonly entries: (values: readonly Bound[]) => ReadonlySet<string>;
  readonly keyOf: (values: readonly Bound[]) => readonly Bound[];
  readonly copiesOf: (values: readonly Bound[]) => readonly Bound[];
  readonly add: Statement;
  readonly remove: Statement;
}

const keyPlaceholders = ({ sort }: ListTable): string[] => [
  '?',
  ...sort.map(({ descending }) => sortKey('?', descending)),
  '?',
];

const statementsFor = (connection: Connection, table: Table, list: ListTable): ListStatements => {
  const position = (field: string): number => table.columns.findIndex((column) => column.field === field);
  const pick = (fields: readonly string[]) => {
    const positions = fields.map(position);
    return (values: readonly Bound[]): readonly Bound[] => positions.map((at) => values[at] ?? null);
  };
  const names = ['value', ...list.sort.map((_, at) => `s${at}`), 'id'];
  const placeholders = keyPlaceholders(list);
  const copies = list.narrowedBy.map(columnName);
  const listPosition = position(list.of);
  return {
    entries: (values) => new Set(JSON.parse(String(values[listPosition] ?? '[]')) as string[]),
    keyOf: pick(list.sort.map(({ by }) => by)),
    copiesOf: pick(list.narrowedBy),
    add: connection.prepare(
      `INSERT INTO ${list.name} (${[...names, ...copies].join(', ')}) VALUES (${[...placeholders, ...copies.map(() => '?')].join(', ')})`,
    ),
    remove: connection.prepare(
      `DELETE FROM ${list.name} WHERE ${names.map((name, at) => `${name} = ${placeholders[at] ?? ''}`).join(' AND ')}`,
    ),
  };
};

export const listRowsOf = (connection: Connection, table: Table): ListRows => {
  const lists = table.lists.map((list) => statementsFor(connection, table, list));
  // Each value costs its way through the driver, so the others are read as nothing.
  const deciding = new Set(table.lists.flatMap(({ of, sort }) => [of, ...sort.map(({ by }) => by)]));
  const read = table.columns.flatMap(({ field }, at) => (deciding.has(field) ? [at] : []));
  const current = connection.prepare(
    `SELECT ${read.map((at) => table.columns[at]?.name ?? '').join(', ') || 'id'} FROM ${table.name} WHERE id = ?`,
  );
  return {
    of(id) {
      const row = current.get([id]);
      if (!row) return undefined;
      const values: Bound[] = table.columns.map(() => null);
      read.forEach((at, index) => (values[at] = row[index] as Bound));
      return values;
    },
    remove(id, listed) {
      for (const { entries, keyOf, remove } of lists) {
        for (const value of entries(listed)) remove.run([value, ...keyOf(listed), id]);
      }
    },
    add(id, values) {
      for (const { entries, keyOf, copiesOf, add } of lists) {
        for (const value of entries(values)) add.run([value, ...keyOf(values), id, ...copiesOf(values)]);
      }
    },
  };
};
