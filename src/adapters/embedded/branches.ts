import type { CheckedCondition, CheckedQuery, CheckedSort } from '../../ports/checked-question.js';
import type { ListTable, SortColumn, Table } from './layout.js';

/**
 * One way into the records: through a list table, or through whatever index SQLite picks. A record is found when
 * it meets all conditions of at least one branch.
 */
export interface Branch {
  readonly list?: { readonly table: ListTable; readonly value: string };
  readonly conditions: readonly CheckedCondition[];
}

type Question = Pick<CheckedQuery, 'where' | 'sort'>;

/** More branches than this cost more than they save. */
const mostBranches = 64;

/**
 * Splits a question into branches that each begin at an index. SQLite does not do that by itself: a condition with
 * alternatives, such as "mine, or of one of my groups", would read every record there is.
 */
export const branchesOf = (table: Table, { where, sort }: Question): readonly Branch[] =>
  split(table, sort, where.flatMap(plainly)) ?? [{ conditions: where.flatMap(plainly) }];

/** One alternative is none. */
const plainly = (condition: CheckedCondition): readonly CheckedCondition[] => {
  if (condition.test !== 'any') return [condition];
  const [only, ...others] = condition.groups;
  return only && others.length === 0 ? only.flatMap(plainly) : [condition];
};

const split = (
  table: Table,
  sort: readonly CheckedSort[],
  conditions: readonly CheckedCondition[],
): readonly Branch[] | undefined => {
  const leading = conditions.filter((condition) => leadsAnIndex(table, condition));
  if (leading.length > 0) return byValue(table, sort, conditions, leading) ?? [{ conditions }];
  for (const condition of conditions) {
    const branch = listBranch(table, sort, conditions, condition);
    if (branch) return [branch];
  }
  for (const condition of conditions) {
    const branches = splitBy(table, sort, conditions, condition);
    if (branches) return branches;
  }
  return undefined;
};

/** Where a range of ids begins. */
export const beginsIds = (condition: CheckedCondition): boolean =>
  condition.test === 'from' && condition.field === 'id';

const leadsAnIndex = ({ indexes }: Table, condition: CheckedCondition): boolean => {
  if (beginsIds(condition)) return true;
  if (condition.test !== 'in' && (condition.test !== 'is' || condition.value === null)) return false;
  return condition.field === 'id' || indexes.some(({ of }) => of === condition.field);
};

/**
 * One branch per value of a field whose index goes on in the order asked for: each gives its first records without
 * looking at the others, however many there are.
 */
const byValue = (
  { indexes }: Table,
  sort: readonly CheckedSort[],
  conditions: readonly CheckedCondition[],
  leading: readonly CheckedCondition[],
): readonly Branch[] | undefined => {
  const [condition] = leading;
  if (leading.length > 1 || condition?.test !== 'in' || condition.values.length > mostBranches)
    return undefined;
  const { field, type } = condition;
  const inOrder = indexes.some(({ by }) => by[0] === field && goesOnIn(by.slice(1), sort));
  if (!inOrder || condition.values.length < 2) return undefined;
  const others = conditions.filter((other) => other !== condition);
  return [...new Set(condition.values)].map((value) => ({
    conditions: [{ test: 'is', field, type, value }, ...others],
  }));
};

const goesOnIn = (fields: readonly string[], sort: readonly CheckedSort[]): boolean =>
  sort.length > 0 && sort.every(({ by, descending }, at) => !descending && fields[at] === by);

const listBranch = (
  { lists }: Table,
  sort: readonly CheckedSort[],
  conditions: readonly CheckedCondition[],
  leading: CheckedCondition,
): Branch | undefined => {
  if (leading.test !== 'is' || leading.type !== 'textList' || typeof leading.value !== 'string')
    return undefined;
  const candidates = lists.filter(({ of }) => of === leading.field);
  const table = candidates.find((list) => isOrder(list.sort, sort)) ?? candidates[0];
  if (!table) return undefined;
  return {
    list: { table, value: leading.value },
    conditions: conditions.filter((other) => other !== leading),
  };
};

/** Whether records in one order are in the other. */
export const isOrder = (one: readonly SortColumn[], other: readonly CheckedSort[]): boolean =>
  one.length === other.length &&
  one.every(({ by, descending }, at) => other[at]?.by === by && other[at].descending === descending);

const alternativesOf = (
  condition: CheckedCondition,
): readonly (readonly CheckedCondition[])[] | undefined => {
  if (condition.test === 'any') return condition.groups;
  if (condition.test !== 'in' || condition.type !== 'textList') return undefined;
  const { field, type } = condition;
  return condition.values.map((value) => [{ test: 'is', field, type, value }]);
};

const splitBy = (
  table: Table,
  sort: readonly CheckedSort[],
  conditions: readonly CheckedCondition[],
  divider: CheckedCondition,
): readonly Branch[] | undefined => {
  const alternatives = alternativesOf(divider);
  if (!alternatives || alternatives.length === 0 || alternatives.length > mostBranches) return undefined;
  const others = conditions.filter((other) => other !== divider);
  const branches: Branch[] = [];
  for (const alternative of alternatives) {
    const found = split(table, sort, [...alternative, ...others]);
    if (!found || branches.length + found.length > mostBranches) return undefined;
    branches.push(...found);
  }
  return branches;
};
