import type { CheckedCondition } from '../../ports/checked-question.js';
import type { Comparable } from '../../ports/store.js';
import { boundValue } from './bound-value.js';
import type { Bound } from './connection.js';

/** A piece of SQL with the values of its question marks. */
export interface Fragment {
  readonly sql: string;
  readonly values: readonly Bound[];
}

/** Where a field is to be found, as SQL. */
export type ColumnOf = (field: string) => string;

type FieldCondition = Exclude<CheckedCondition, { readonly test: 'any' }>;

/** All conditions as one; holds when there are none. */
export const allOf = (conditions: readonly CheckedCondition[], columnOf: ColumnOf): Fragment => {
  const parts = conditions.map((condition) => fragmentOf(condition, columnOf));
  return joined(parts, ' AND ', '1');
};

const joined = (parts: readonly Fragment[], by: string, whenNone: string): Fragment => ({
  sql: parts.length > 0 ? parts.map(({ sql }) => sql).join(by) : whenNone,
  values: parts.flatMap(({ values }) => values),
});

const fragmentOf = (condition: CheckedCondition, columnOf: ColumnOf): Fragment => {
  if (condition.test === 'any') {
    const groups = condition.groups.map((group) => allOf(group, columnOf));
    const { sql, values } = joined(groups, ') OR (', '0');
    return { sql: `((${sql}))`, values };
  }
  const column = columnOf(condition.field);
  return condition.type === 'textList' ? listFragment(condition, column) : valueFragment(condition, column);
};

const comparisons = { below: '<', upTo: '<=', from: '>=', above: '>' } as const;

const valueFragment = (condition: FieldCondition, column: string): Fragment => {
  switch (condition.test) {
    case 'is':
    case 'isNot':
      return equality(condition, column);
    case 'in':
      return oneOf(column, condition.values);
    case 'like':
      return { sql: `${column} LIKE ? ESCAPE '\\'`, values: [condition.value.replace(/[\\_]/g, '\\$&')] };
    case 'below':
    case 'upTo':
    case 'from':
    case 'above':
      return { sql: `${column} ${comparisons[condition.test]} ?`, values: [condition.value] };
  }
};

/** That something is there is said in words, not bound, so that SQLite knows which indexes hold all it asks for. */
const equality = (
  { test, value }: Extract<FieldCondition, { readonly test: 'is' | 'isNot' }>,
  column: string,
): Fragment => {
  if (value === null) return bare(`${column} IS ${test === 'is' ? '' : 'NOT '}NULL`);
  return { sql: `${column} ${test === 'is' ? '=' : 'IS NOT'} ?`, values: [boundValue(value)] };
};

const bare = (sql: string): Fragment => ({ sql, values: [] });

/** From this many values on they go as one, so that the text of a question stays short and is prepared once. */
const manyValues = 17;

const oneOf = (column: string, values: readonly Comparable[]): Fragment => {
  const bound = values.map(boundValue);
  return bound.length < manyValues
    ? { sql: `${column} IN (${bound.map(() => '?').join(', ')})`, values: bound }
    : { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(bound)] };
};

/** A list is a JSON array, or NULL when it is empty; it meets a condition when one of its values does. */
const listFragment = (condition: FieldCondition, column: string): Fragment => {
  const { test } = condition;
  if (test === 'is' && condition.value === null) return bare(`${column} IS NULL`);
  if (test === 'isNot' && condition.value === null) return bare(`${column} IS NOT NULL`);
  const ofValue = valueFragment(test === 'isNot' ? { ...condition, test: 'is' } : condition, 'entry.value');
  const exists = `EXISTS (SELECT 1 FROM json_each(${column}) AS entry WHERE ${ofValue.sql})`;
  return { sql: test === 'isNot' ? `NOT ${exists}` : exists, values: ofValue.values };
};
