import type { Json } from '../../kernel/json.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { VariableSet } from '../../engine/variables.js';
import { instantOf } from './dates.js';
import { invalid, type Fault } from './errors.js';
import { isLike } from './is-like.js';
import { objects, shown, type Given, type Reader } from './readers.js';

/*
 * Variables as this API asks for them: `name_operator_value` in an address, objects in a body. A variable that is not
 * there meets no test, not even `neq`; a text never equals a number. Dates are compared as moments.
 */

const operators = ['eq', 'neq', 'gt', 'gteq', 'lt', 'lteq', 'like', 'notLike'] as const;
type Operator = (typeof operators)[number];

export interface ValueTest {
  /** Absent where any variable will do. */
  readonly name?: string;
  readonly operator: Operator;
  readonly value: string | number | boolean | null;
  readonly ignoreNameCase: boolean;
  readonly ignoreValueCase: boolean;
}

const isOperator = (value: Json): value is Operator => operators.includes(value as Operator);

const inOrder: ReadonlySet<Operator> = new Set(['gt', 'gteq', 'lt', 'lteq']);

const checked = (test: ValueTest): Outcome<ValueTest, Fault> => {
  const { operator, value } = test;
  if (inOrder.has(operator) && (typeof value === 'boolean' || value === null))
    return invalid(`Booleans and null cannot be compared by '${operator}'`);
  if ((operator === 'like' || operator === 'notLike') && typeof value !== 'string')
    return invalid(`Expected a text to compare by '${operator}', but got '${shown(value)}'`);
  return ok(test);
};

const caseOf = (given: Given) => ({
  ignoreNameCase: given['variableNamesIgnoreCase'] === true || given['variableNamesIgnoreCase'] === 'true',
  ignoreValueCase: given['variableValuesIgnoreCase'] === true || given['variableValuesIgnoreCase'] === 'true',
});

const testOf = (one: Given, given: Given): Outcome<ValueTest, Fault> => {
  const { name = null, operator = null, value = null } = one;
  if (typeof name !== 'string' || name === '')
    return invalid('Expected the name of a variable, but there is none');
  if (!isOperator(operator)) return invalid(`Invalid variable comparator specified: ${shown(operator)}`);
  if (typeof value === 'object' && value !== null)
    return invalid(`Object values cannot be used to query, but '${name}' is compared with one`);
  return checked({ name, operator, value, ...caseOf(given) });
};

const written = new RegExp(
  `^(.+?)_(${[...operators].sort((one, other) => other.length - one.length).join('|')})_(.*)$`,
  's',
);

const fromText = (text: string): Reader<readonly Given[]> => {
  const parts = text.split(',');
  return () => {
    const all: Given[] = [];
    for (const part of parts) {
      const [, name = '', operator = '', value = ''] = written.exec(part) ?? [];
      if (operator === '')
        return invalid(
          `variable query parameter has to have format KEY_OPERATOR_VALUE, but got '${shown(part)}'`,
        );
      all.push({ name, operator, value });
    }
    return ok(all);
  };
};

/** Reads what is asked of variables, beside all else that was given. */
export const valueTests = (value: Json, given: Given): Outcome<readonly ValueTest[], Fault> => {
  const list = typeof value === 'string' ? fromText(value)(value) : objects(value);
  if (!list.ok) return list;
  const tests: ValueTest[] = [];
  for (const one of list.value) {
    const test = testOf(one, given);
    if (!test.ok) return test;
    tests.push(test.value);
  }
  return ok(tests);
};

type Comparison = number | undefined;

/** Below, equal or above; `undefined` where they are of kinds that have no order among them. */
const compared = (
  known: Json,
  declared: string | undefined,
  { value, ignoreValueCase }: ValueTest,
): Comparison => {
  if (known === null || value === null) return known === value ? 0 : undefined;
  if (typeof known === 'string' && typeof value === 'string')
    return textOrder(known, declared === 'Date' ? (instantOf(value) ?? value) : value, ignoreValueCase);
  const isAlike = typeof known === typeof value && typeof known !== 'object';
  return isAlike ? order(known as number, value as number) : undefined;
};

const textOrder = (one: string, other: string, ignoreCase: boolean): number =>
  ignoreCase ? order(one.toLowerCase(), other.toLowerCase()) : order(one, other);

const order = <Value extends string | number>(one: Value, other: Value): number =>
  one < other ? -1 : one > other ? 1 : 0;

const outcomes: Readonly<Record<Exclude<Operator, 'like' | 'notLike'>, (comparison: Comparison) => boolean>> =
  {
    eq: (comparison) => comparison === 0,
    neq: (comparison) => comparison !== 0,
    gt: (comparison) => comparison !== undefined && comparison > 0,
    gteq: (comparison) => comparison !== undefined && comparison >= 0,
    lt: (comparison) => comparison !== undefined && comparison < 0,
    lteq: (comparison) => comparison !== undefined && comparison <= 0,
  };

const passes = (known: Json, declared: string | undefined, test: ValueTest): boolean => {
  const { operator, value, ignoreValueCase } = test;
  if (operator !== 'like' && operator !== 'notLike')
    return outcomes[operator](compared(known, declared, test));
  if (typeof known !== 'string' || declared === 'Date' || typeof value !== 'string') return false;
  return isLike(known, value, ignoreValueCase) === (operator === 'like');
};

/** Whether there is such a variable among these. */
export const meetsTest = ({ values, types = {} }: VariableSet, test: ValueTest): boolean => {
  const { name, ignoreNameCase } = test;
  if (name !== undefined && !ignoreNameCase)
    return Object.hasOwn(values, name) && passes(values[name] ?? null, types[name], test);
  const wanted = name?.toLowerCase();
  return Object.entries(values).some(
    ([one, known]) =>
      (wanted === undefined || one.toLowerCase() === wanted) && passes(known, types[one], test),
  );
};
