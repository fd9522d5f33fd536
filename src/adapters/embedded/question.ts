import type { CheckedCondition, CheckedQuery, CheckedSort } from '../../ports/checked-question.js';
import { beginsIds, branchesOf, isOrder, type Branch } from './branches.js';
import { allOf, type Fragment } from './conditions.js';
import { sortKey, type Table } from './layout.js';
import { listReading, recordColumn, type Reading } from './list-reading.js';

type Sorted = Pick<CheckedQuery, 'sort' | 'idDescending'>;

/** Finds records: rows of version and body. */
export const findingSql = (table: Table, query: CheckedQuery): Fragment => {
  const branches = branchesOf(table, query);
  const [only] = branches;
  return only && branches.length === 1
    ? findingInOne(table, only, query)
    : findingInMany(table, branches, query);
};

const findingInOne = (table: Table, branch: Branch, query: CheckedQuery): Fragment => {
  const { from, where, id, keys } = readingOf(table, branch, query, true);
  return {
    sql: `SELECT r.version, r.body FROM ${from} WHERE ${where.sql} ORDER BY ${orderOf(keys, id, query)} LIMIT ? OFFSET ?`,
    values: [...where.values, query.limit, query.offset],
  };
};

/** The first page of all is among the first pages of each. */
const findingInMany = (table: Table, branches: readonly Branch[], query: CheckedQuery): Fragment => {
  const names = query.sort.map((_, at) => `k${at}`);
  const parts = branches.map((branch): Fragment => {
    const { from, where, id, keys } = readingOf(table, branch, query, false);
    const columns = [`${id} AS id`, ...keys.map((key, at) => `${key} AS k${at}`)].join(', ');
    return {
      sql: `SELECT * FROM (SELECT ${columns} FROM ${from} WHERE ${where.sql} ORDER BY ${orderOf(keys, id, query)} LIMIT ?)`,
      values: [...where.values, query.offset + query.limit],
    };
  });
  const union = parts.map(({ sql }) => sql).join(' UNION ');
  const page = `SELECT * FROM (${union}) ORDER BY ${orderOf(names, 'id', query)} LIMIT ? OFFSET ?`;
  const order = orderOf(
    names.map((name) => `page.${name}`),
    'page.id',
    query,
  );
  return {
    sql: `SELECT r.version, r.body FROM (${page}) AS page CROSS JOIN ${table.name} AS r ON r.id = page.id ORDER BY ${order}`,
    values: [...parts.flatMap(({ values }) => values), query.limit, query.offset],
  };
};

/** Counts records: one row of one number. */
export const countingSql = (
  table: Table,
  where: readonly CheckedCondition[],
  atMost: number | undefined,
): Fragment => {
  const branches = branchesOf(table, { where, sort: [] });
  const limit = atMost === undefined ? { sql: '', values: [] } : { sql: ' LIMIT ?', values: [atMost] };
  const parts = branches.map((branch): Fragment => {
    const reading = readingOf(table, branch, { sort: [], idDescending: false }, false);
    const sql = `SELECT ${reading.id} AS id FROM ${reading.from} WHERE ${reading.where.sql}${limit.sql}`;
    return { sql, values: [...reading.where.values, ...limit.values] };
  });
  const [only] = parts;
  if (only && parts.length === 1) return { sql: `SELECT count(*) FROM (${only.sql})`, values: only.values };
  const union = parts.map(({ sql }) => `SELECT * FROM (${sql})`).join(' UNION ');
  return {
    sql: `SELECT count(*) FROM (SELECT * FROM (${union})${limit.sql})`,
    values: [...parts.flatMap(({ values }) => values), ...limit.values],
  };
};

const readingOf = (
  table: Table,
  { list, conditions }: Branch,
  sorted: Sorted,
  withRecord: boolean,
): Reading =>
  list
    ? listReading(table, { ...list, conditions }, sorted.sort, withRecord)
    : {
        from: `${table.name} AS r`,
        where: allOf(conditions, conditions.some(beginsIds) ? withinIds : recordColumn),
        id: 'r.id',
        keys: recordKeys(table, conditions, sorted.sort),
      };

/** A range of ids is the shortest way there is; the plus sign keeps SQLite from taking an index of another field. */
const withinIds = (field: string): string =>
  field === 'id' ? recordColumn(field) : `+${recordColumn(field)}`;

/**
 * A field that a condition says is there sorts by its column, so that plain indexes serve; any other by its sort
 * key, which puts records without it last.
 */
const recordKeys = (
  { indexes }: Table,
  conditions: readonly CheckedCondition[],
  sort: readonly CheckedSort[],
): readonly string[] => {
  const served = indexes.some(
    (index) =>
      index.sort && isOrder(index.sort, sort) && conditions.some((condition) => fixes(condition, index.of)),
  );
  return sort.map(({ by, descending }) => {
    const column = recordColumn(by);
    const present = !served && conditions.some((condition) => impliesPresence(condition, by));
    return present ? column : sortKey(column, descending);
  });
};

const fixes = (condition: CheckedCondition, field: string): boolean =>
  condition.test === 'is' && condition.field === field && condition.value !== null;

const impliesPresence = (condition: CheckedCondition, field: string): boolean => {
  if (condition.test === 'any' || condition.field !== field) return false;
  if (condition.test === 'is') return condition.value !== null;
  return condition.test !== 'isNot' || condition.value === null;
};

const orderOf = (keys: readonly string[], id: string, { sort, idDescending }: Sorted): string =>
  [
    ...keys.map((key, at) => key + (sort[at]?.descending === true ? ' DESC' : '')),
    id + (idDescending ? ' DESC' : ''),
  ].join(', ');
