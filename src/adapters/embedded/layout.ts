import type { FieldType, ListIndex } from '../../ports/kind-specification.js';
import { recordKinds } from '../../ports/record-kinds.js';
import { fieldsOf } from '../../ports/record-fields.js';
import type { RecordKind } from '../../ports/records.js';

/*
 * How a kind of record lies in SQLite: a table with `id`, `version`, `body` and a column per field; a list table
 * per declared order of each `textList`, with a row per value; indexes that end with `id`, so that equal records
 * need no sorting. Names of columns come from fields behind a prefix and never meet those of the store.
 */

type ColumnType = 'TEXT' | 'NUMERIC' | 'INTEGER';

export interface Column {
  /** Quoted. */
  readonly name: string;
  readonly type: ColumnType;
  readonly field: string;
  /** Named in an index or a list table: rewriting it costs more than the row. */
  readonly indexed: boolean;
}

export interface SortColumn {
  readonly by: string;
  readonly descending: boolean;
}

/** Rows of `value`, sort columns `s0`, `s1`, … and `id`, which together are the key, and copies to narrow by. */
export interface ListTable {
  /** Quoted. */
  readonly name: string;
  readonly of: string;
  readonly sort: readonly SortColumn[];
  readonly narrowedBy: readonly string[];
}

export interface Index {
  /** Quoted. */
  readonly name: string;
  /** What is indexed, as SQL. */
  readonly on: readonly string[];
  /** The fields, in order; records without the first are not in it, so that what few records have costs little. */
  readonly by: readonly string[];
  /** The field that leads. */
  readonly of: string;
  /** The order it gives by sort keys, for an index that serves a sorted list. */
  readonly sort?: readonly SortColumn[];
}

export interface Table {
  readonly kind: RecordKind;
  /** Quoted. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly lists: readonly ListTable[];
  readonly indexes: readonly Index[];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const columnName = (field: string): string => quoted(`f.${field}`);

/**
 * The text of a term to sort by, with records that lack it last. NULL is SQLite's smallest value, a BLOB larger
 * than every text and number, and minus infinity smaller than every text and number, where NULL may not stand.
 */
export const sortKey = (column: string, descending: boolean): string =>
  descending ? `ifnull(${column}, -9e999)` : `ifnull(${column}, x'')`;

const columnTypes: Readonly<Record<FieldType, ColumnType>> = {
  text: 'TEXT',
  textList: 'TEXT',
  number: 'NUMERIC',
  boolean: 'INTEGER',
};

const direction = (descending: boolean): string => (descending ? ' DESC' : '');

const sortText = (sort: ListIndex['sort']): string =>
  sort.map(({ by, descending = false }) => by + direction(descending)).join(', ');

const sortColumns = (sort: ListIndex['sort']): SortColumn[] =>
  sort.map(({ by, descending = false }) => ({ by, descending }));

const listTablesOf = (kind: RecordKind): readonly ListTable[] => {
  const declared = recordKinds[kind].listIndexes ?? [];
  const textLists = fieldsOf(kind).filter(({ type }) => type === 'textList');
  return textLists.flatMap(({ name }) => {
    const orders = declared.filter(({ of }) => of === name);
    return (orders.length > 0 ? orders : [{ of: name, sort: [] }]).map((order) => listTableOf(kind, order));
  });
};

/** Its name says all of its shape, so that another declaration is another table. */
const listTableOf = (kind: RecordKind, { of, sort, narrowedBy = [] }: ListIndex): ListTable => ({
  name: quoted(`${kind}:${of} sorted ${sortText(sort)} narrowed ${narrowedBy.join(', ')}`),
  of,
  sort: sortColumns(sort),
  narrowedBy,
});

const indexesOf = (kind: RecordKind): readonly Index[] => {
  const { fields, indexes, listIndexes = [] } = recordKinds[kind];
  const plain = indexes.map((names) => ({
    name: quoted(`${kind} by ${names.join(', ')} where present`),
    on: [...names.map(columnName), 'id'],
    by: names,
    of: names[0] ?? 'id',
  }));
  const sorted = listIndexes
    .filter(({ of }) => fields[of] !== 'textList')
    .map(({ of, sort }) => {
      const terms = sortColumns(sort).map(
        ({ by, descending }) => sortKey(columnName(by), descending) + direction(descending),
      );
      return {
        name: quoted(`${kind} by ${of} sorted ${sortText(sort)} where present`),
        on: [columnName(of), ...terms, 'id'],
        by: [of],
        of,
        sort: sortColumns(sort),
      };
    });
  return [...plain, ...sorted];
};

const indexedFields = (kind: RecordKind): ReadonlySet<string> => {
  const { fields, indexes, listIndexes = [] } = recordKinds[kind];
  const lists = Object.keys(fields).filter((field) => fields[field] === 'textList');
  const ordered = listIndexes.flatMap(({ of, sort, narrowedBy = [] }) => [
    of,
    ...sort.map(({ by }) => by),
    ...narrowedBy,
  ]);
  return new Set([...indexes.flat(), ...lists, ...ordered]);
};

const tableOf = (kind: RecordKind): Table => {
  const indexed = indexedFields(kind);
  return {
    kind,
    name: quoted(kind),
    columns: fieldsOf(kind).map(({ name, type }) => ({
      name: columnName(name),
      type: columnTypes[type],
      field: name,
      indexed: indexed.has(name),
    })),
    lists: listTablesOf(kind),
    indexes: indexesOf(kind),
  };
};

const tables = new Map<RecordKind, Table>();

/** The table of a kind, laid out once. */
export const tableFor = (kind: RecordKind): Table => {
  const known = tables.get(kind);
  if (known) return known;
  const table = tableOf(kind);
  tables.set(kind, table);
  return table;
};
