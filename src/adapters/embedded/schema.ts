import { fieldValue, fieldsOf } from '../../ports/record-fields.js';
import { recordKinds } from '../../ports/record-kinds.js';
import type { RecordKind } from '../../ports/records.js';
import { boundValue } from './bound-value.js';
import type { Connection } from './connection.js';
import { columnName, tableFor, type ListTable, type Table } from './layout.js';
import { listRowsOf } from './list-rows.js';

/** Counts changes of the layout itself; new kinds, fields and indexes need none. */
export const layoutVersion = 1;

const rowsAtATime = 1000;

export const layoutVersionOf = (connection: Connection): number =>
  Number(connection.prepare('PRAGMA user_version').get([])?.[0] ?? 0);

/** Brings the file to the layout of today's record kinds, in one transaction: all of it happens or nothing. */
export const bringUpToDate = (connection: Connection): void => {
  connection.exec('BEGIN IMMEDIATE');
  try {
    for (const kind of Object.keys(recordKinds) as RecordKind[])
      bringTableUpToDate(connection, tableFor(kind));
    connection.exec(`PRAGMA user_version = ${layoutVersion}`);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction()) connection.exec('ROLLBACK');
    throw error;
  }
};

const bringTableUpToDate = (connection: Connection, table: Table): void => {
  connection.exec(
    `CREATE TABLE IF NOT EXISTS ${table.name} (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL)`,
  );
  dropUndeclared(connection, table);
  const columnsAdded = addColumns(connection, table);
  const listsMissing = table.lists.some((list) => !exists(connection, list.name));
  if (columnsAdded || listsMissing) {
    recreateLists(connection, table);
    fillFromBodies(connection, table);
  }
  for (const { name, on, of } of table.indexes) {
    connection.exec(
      `CREATE INDEX IF NOT EXISTS ${name} ON ${table.name} (${on.join(', ')}) WHERE ${columnName(of)} IS NOT NULL`,
    );
  }
};

const plainName = (quotedName: string): string => quotedName.slice(1, -1).replaceAll('""', '"');
const quotedName = (name: unknown): string => `"${String(name).replaceAll('"', '""')}"`;

const exists = (connection: Connection, name: string): boolean =>
  connection.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get([plainName(name)]) !== undefined;

/** Indexes and list tables of earlier declarations go; columns stay unused, they may come back. */
const dropUndeclared = (connection: Connection, { kind, indexes, lists }: Table): void => {
  const declared = new Set([...indexes, ...lists].map(({ name }) => name));
  const found = connection
    .prepare(
      `SELECT type, name FROM sqlite_schema
       WHERE (type = 'index' AND tbl_name = ? AND sql IS NOT NULL) OR (type = 'table' AND name GLOB ?)`,
    )
    .all([kind, `${kind}:*`]);
  for (const [type, name] of found) {
    if (!declared.has(quotedName(name))) connection.exec(`DROP ${String(type)} ${quotedName(name)}`);
  }
};

/** Whether any column is new, or a field became of another type and is read anew. */
const addColumns = (connection: Connection, table: Table): boolean => {
  const present = new Map(
    connection
      .prepare('SELECT name, type FROM pragma_table_info(?)')
      .all([table.kind])
      .map(([name, type]) => [quotedName(name), String(type)]),
  );
  const missing = table.columns.filter(({ name, type }) => present.get(name) !== type);
  for (const { name, type } of missing) {
    if (present.has(name)) dropColumn(connection, table, name);
    connection.exec(`ALTER TABLE ${table.name} ADD COLUMN ${name} ${type}`);
  }
  return missing.length > 0;
};

/** SQLite drops no column that an index names. */
const dropColumn = (connection: Connection, { name, indexes }: Table, column: string): void => {
  for (const index of indexes) connection.exec(`DROP INDEX IF EXISTS ${index.name}`);
  connection.exec(`ALTER TABLE ${name} DROP COLUMN ${column}`);
};

const recreateLists = (connection: Connection, { lists }: Table): void => {
  for (const list of lists) connection.exec(`DROP TABLE IF EXISTS ${list.name}; ${listDefinition(list)}`);
};

const listDefinition = ({ name, sort, narrowedBy }: ListTable): string => {
  const order = sort.map((_, at) => `s${at} NOT NULL`);
  const key = ['value', ...sort.map(({ descending }, at) => `s${at}${descending ? ' DESC' : ''}`), 'id'];
  const columns = ['value TEXT NOT NULL', ...order, 'id TEXT NOT NULL', ...narrowedBy.map(columnName)];
  return `CREATE TABLE ${name} (${columns.join(', ')}, PRIMARY KEY (${key.join(', ')})) WITHOUT ROWID`;
};

const fillFromBodies = (connection: Connection, table: Table): void => {
  const page = connection.prepare(
    `SELECT rowid, id, body FROM ${table.name} WHERE rowid > ? ORDER BY rowid LIMIT ${rowsAtATime}`,
  );
  const fields = fieldsOf(table.kind);
  const lists = listRowsOf(connection, table);
  const update =
    fields.length > 0 &&
    connection.prepare(
      `UPDATE ${table.name} SET ${table.columns.map(({ name }) => `${name} = ?`).join(', ')} WHERE rowid = ?`,
    );
  for (let rows = page.all([0]); rows.length > 0; rows = page.all([Number(rows.at(-1)?.[0])])) {
    for (const [rowid, id, body] of rows) {
      const record: unknown = JSON.parse(String(body));
      const values = fields.map((field) => boundValue(fieldValue(table.kind, field, record)));
      if (update) update.run([...values, Number(rowid)]);
      lists.add(String(id), values);
    }
  }
};
