import type { CheckedChange } from '../../ports/checked-changes.js';
import { boundValue } from './bound-value.js';
import type { Bound, Connection, Statement } from './connection.js';
import type { Column, Table } from './layout.js';
import { listRowsOf, type ListRows } from './list-rows.js';
import { rareIds, type RareIds } from './rare-ids.js';

/** Writes records of one kind inside a transaction. */
export interface RecordWriter {
  /** The version the record has now; `undefined` when it is not in its expected version, and nothing was written. */
  write(change: CheckedChange): Version | undefined;
}

/** 0 of a record that is not there any more; `unknown` when it was written over whatever was there. */
export type Version = number | 'unknown';

interface Put {
  readonly key: string;
  readonly body: string;
  readonly values: readonly Bound[];
  readonly expected: number | undefined;
}

const isThere = (value: Bound): boolean => value !== null;

/** Which columns have a value, as a number. */
const presenceOf = (values: readonly Bound[]): number =>
  values.reduce<number>((sum, value) => sum * 2 + (isThere(value) ? 1 : 0), 1);

/** One statement for each set of columns that had values together; of a kind there are few such sets. */
const statementsByPresence = (prepare: (values: readonly Bound[]) => Statement) => {
  const statements = new Map<number, Statement>();
  return (values: readonly Bound[]): Statement => {
    const presence = presenceOf(values);
    const known = statements.get(presence);
    if (known) return known;
    const statement = prepare(values);
    if (statements.size >= mostPrepared) statements.clear();
    statements.set(presence, statement);
    return statement;
  };
};

const mostPrepared = 100;

/**
 * Writes a new record; `false` when there is one. Names only the columns with a value: each value costs its way
 * through the driver, and records of a kind mostly lack the same ones.
 */
const inserter = (connection: Connection, { name, columns }: Table, lists: ListRows | undefined) => {
  const insertion = (values: readonly Bound[]): string => {
    const names = columns.filter((_, at) => isThere(values[at] ?? null)).map((column) => column.name);
    return `INSERT INTO ${name} (${['id', 'version', 'body', ...names].join(', ')}) VALUES (?, 1, ?${', ?'.repeat(names.length)}) ON CONFLICT (id) DO NOTHING`;
  };
  const statementFor = statementsByPresence((values) => connection.prepare(insertion(values)));
  return ({ key, body, values }: Put): boolean => {
    const inserted = statementFor(values).run([key, body, ...values.filter(isThere)]);
    if (inserted === 0) return false;
    lists?.add(key, values);
    return true;
  };
};

const assignments = (columns: readonly Column[]): string =>
  ['version = version + 1', 'body = ?', ...columns.map(({ name }) => `${name} = ?`)].join(', ');

/**
 * Writes over a record whose indexed fields stay as they are, as they mostly do: SQLite rewrites every index that
 * names a column it is told to set. The plus signs keep it from looking the record up by anything but its id.
 */
const lightUpdater = (connection: Connection, { name, columns }: Table) => {
  const plain = columns.flatMap(({ indexed }, at) => (indexed ? [] : [at]));
  const indexed = columns.flatMap((column, at) => (column.indexed ? [at] : []));
  const same = indexed.map((at) => ` AND +${columns[at]?.name ?? ''} IS ?`).join('');
  const statement: Statement = connection.prepare(
    `UPDATE ${name} SET ${assignments(columns.filter((column) => !column.indexed))} WHERE id = ? AND version = ifnull(?, version)${same}`,
  );
  const pick = (positions: readonly number[], values: readonly Bound[]): Bound[] =>
    positions.map((at) => values[at] ?? null);
  return ({ key, body, values, expected }: Put): boolean =>
    statement.run([body, ...pick(plain, values), key, expected ?? null, ...pick(indexed, values)]) > 0;
};

const fullUpdater = (connection: Connection, { name, columns }: Table, lists: ListRows | undefined) => {
  const statement = connection.prepare(
    `UPDATE ${name} SET ${assignments(columns)} WHERE id = ? AND version = ifnull(?, version)`,
  );
  return ({ key, body, values, expected }: Put): boolean => {
    const listed = lists?.of(key);
    if (statement.run([body, ...values, key, expected ?? null]) === 0) return false;
    if (listed) lists?.remove(key, listed);
    lists?.add(key, values);
    return true;
  };
};

/** After a light update in vain so many of the same columns go the full way at once: what has ended has an end. */
const fullInARow = 15;

const lightWhereItServes = (light: (put: Put) => boolean, full: (put: Put) => boolean) => {
  const left = new Map<number, number>();
  return (put: Put): boolean => {
    const presence = presenceOf(put.values);
    const times = left.get(presence) ?? 0;
    if (times > 0) left.set(presence, times - 1);
    else if (light(put)) return true;
    const written = full(put);
    if (written && times === 0) left.set(presence, fullInARow);
    return written;
  };
};

const remover = (
  connection: Connection,
  { name }: Table,
  { lists, rare }: { readonly lists: ListRows | undefined; readonly rare: RareIds | undefined },
) => {
  const statement = connection.prepare(`DELETE FROM ${name} WHERE id = ? AND version = ifnull(?, version)`);
  const present = connection.prepare(`SELECT 1 FROM ${name} WHERE id = ?`);
  return (key: string, expected: number | undefined): boolean => {
    if (expected === 0) return present.get([key]) === undefined;
    if (expected === undefined && rare?.mayHave(key) === false) return true;
    const listed = lists?.of(key);
    if (statement.run([key, expected ?? null]) === 0) return expected === undefined;
    if (listed) lists?.remove(key, listed);
    return true;
  };
};

export const recordWriter = (connection: Connection, table: Table): RecordWriter => {
  const lists = table.lists.length > 0 ? listRowsOf(connection, table) : undefined;
  const insert = inserter(connection, table, lists);
  const light = lightUpdater(connection, table);
  const full = fullUpdater(connection, table, lists);
  const rare = rareIds(connection, table);
  const remove = remover(connection, table, { lists, rare });
  const update = lightWhereItServes(light, full);
  return {
    write({ key, expected, put }) {
      if (!put) return remove(key, expected) ? 0 : undefined;
      rare?.add(key);
      const record = { key, body: put.body, values: put.fields.map(boundValue), expected };
      if (expected === undefined) return insert(record) ? 1 : update(record) ? 'unknown' : undefined;
      if (expected === 0) return insert(record) ? 1 : undefined;
      return update(record) ? expected + 1 : undefined;
    },
  };
};
