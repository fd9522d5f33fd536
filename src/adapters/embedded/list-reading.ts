import type { CheckedCondition, CheckedSort } from '../../ports/checked-question.js';
import { isOrder, type Branch } from './branches.js';
import { allOf, type ColumnOf, type Fragment } from './conditions.js';
import { columnName, sortKey, type ListTable, type Table } from './layout.js';

/** How a branch reads: its source, the column of a field, and what to sort by. */
export interface Reading {
  readonly from: string;
  readonly where: Fragment;
  readonly id: string;
  /** Per term of the sort. */
  readonly keys: readonly string[];
}

export const recordColumn: ColumnOf = (field) => (field === 'id' ? 'r.id' : `r.${columnName(field)}`);

type ListBranch = NonNullable<Branch['list']> & Pick<Branch, 'conditions'>;

/** Reads one list; the records beside it only when they are asked for, or a condition needs what is not in the list. */
export const listReading = (
  { name }: Table,
  { table: list, value, conditions }: ListBranch,
  sort: readonly CheckedSort[],
  withRecord: boolean,
): Reading => {
  let recordNeeded = withRecord;
  const orRecord = (field: string, column: string | undefined): string => {
    recordNeeded ||= column === undefined;
    return column ?? recordColumn(field);
  };
  const valueOf: ColumnOf = (field) => orRecord(field, valueInList(list, field));
  const columnOf: ColumnOf = (field) => orRecord(field, columnInList(list, field, conditions));
  const rest = allOf(conditions, columnOf);
  const first = firstTerm(list, value, conditions);
  const keys = isOrder(list.sort, sort)
    ? sort.map((_, at) => `l.s${at}`)
    : sort.map(({ by, descending }) => sortKey(descending ? valueOf(by) : columnOf(by), descending));
  const join = recordNeeded ? ` CROSS JOIN ${name} AS r ON r.id = l.id` : '';
  return {
    from: `${list.name} AS l${join}`,
    where: {
      sql: `l.value = ?${first.sql} AND ${rest.sql}`,
      values: [value, ...first.values, ...rest.values],
    },
    id: 'l.id',
    keys,
  };
};

const valueInList = (list: ListTable, field: string): string | undefined => {
  if (field === 'id') return 'l.id';
  return list.narrowedBy.includes(field) ? `l.${columnName(field)}` : undefined;
};

/** The value, or a sort key that serves as well: to upper bounds and in ascending order, never in descending. */
const columnInList = (
  list: ListTable,
  field: string,
  conditions: readonly CheckedCondition[],
): string | undefined => {
  const value = valueInList(list, field);
  if (value !== undefined) return value;
  const at = list.sort.findIndex(({ by, descending }) => by === field && !descending);
  return at >= 0 && isOnlyBounded(field, conditions) ? `l.s${at}` : undefined;
};

/** A sort key is larger than every value where there is none, so to upper bounds it is as good as the field. */
const isUpperBound = ({ test }: CheckedCondition): boolean => test === 'below' || test === 'upTo';

const isOnlyBounded = (field: string, conditions: readonly CheckedCondition[]): boolean =>
  conditions.every((condition) =>
    condition.test === 'any'
      ? condition.groups.every((group) => isOnlyBounded(field, group))
      : condition.field !== field || isUpperBound(condition),
  );

/**
 * With a bound on the second term of a list's order, its first term is gone through value by value, each found from
 * the one before: what is late of each urgency, without a look at all that is not late.
 */
const firstTerm = (
  { name, sort: [first, second] }: ListTable,
  value: string,
  conditions: readonly CheckedCondition[],
): Fragment => {
  const bounded =
    first && second && !second.descending && isOnlyBounded(second.by, conditions)
      ? conditions.some(
          (condition) => isUpperBound(condition) && condition.test !== 'any' && condition.field === second.by,
        )
      : false;
  if (!bounded) return { sql: '', values: [] };
  const next = `SELECT min(s0) FROM ${name} WHERE value = ?`;
  const steps = `WITH RECURSIVE step (s0) AS (${next} UNION ALL SELECT (${next} AND s0 > step.s0) FROM step WHERE step.s0 IS NOT NULL)`;
  return { sql: ` AND l.s0 IN (${steps} SELECT s0 FROM step)`, values: [value, value] };
};
