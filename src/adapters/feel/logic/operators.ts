import { arithmetic, type ArithmeticOperator } from './arithmetic.js';
import { compare, equal, passes } from './compare.js';
import { childNamed, operand, operands, type Compile, type Compiling } from './compiler.js';
import { FeelDuration } from './moments.js';
import { FeelRange, type FeelValue } from './feel-value.js';
import { isOf } from './feel-type.js';
import { readType } from './read-type.js';
import type { Evaluated, Scope } from './scope.js';
import type { SyntaxNode } from './syntax-tree.js';
import { sized, weighed } from './sizes.js';

export const arithmeticExpression: Compile = (node, { compile }) => {
  const sign = node.children.find(({ name }) => name === 'ArithOp');
  const parts = node.children.filter((child) => child !== sign).map(compile);
  const [one, other] = parts;
  if (!sign || !one) return () => null;
  if (!other) return (scope) => negated(one(scope));
  const operator = (sign.text === '^' ? '**' : sign.text) as ArithmeticOperator;
  return (scope) => sized(scope, arithmetic(operator, one(scope), other(scope)));
};

const negated = (value: FeelValue): FeelValue => {
  if (typeof value === 'number') return 0 - value;
  return value instanceof FeelDuration ? new FeelDuration(value.unit, 0 - value.amount) : null;
};

/** Three-valued (DMN 1.5 §10.3.2.12): what is no truth value counts as not known. */
const logic =
  (decisive: boolean): Compile =>
  (node, { compile }) => {
    const parts = operands(node).map(compile);
    return (scope) => {
      let unknown = false;
      for (const part of parts) {
        const value = part(scope);
        if (value === decisive) return decisive;
        if (typeof value !== 'boolean') unknown = true;
      }
      return unknown ? null : !decisive;
    };
  };

export const conjunction = logic(false);
export const disjunction = logic(true);

const comparisons: ReadonlyMap<string, (one: FeelValue, other: FeelValue) => FeelValue> = new Map([
  ['=', equal],
  ['!=', (one: FeelValue, other: FeelValue) => not(equal(one, other))],
  ['<', (one: FeelValue, other: FeelValue) => ordered(one, other, (order) => order < 0)],
  ['<=', (one: FeelValue, other: FeelValue) => ordered(one, other, (order) => order <= 0)],
  ['>', (one: FeelValue, other: FeelValue) => ordered(one, other, (order) => order > 0)],
  ['>=', (one: FeelValue, other: FeelValue) => ordered(one, other, (order) => order >= 0)],
]);

const not = (value: boolean | null): boolean | null => (value === null ? null : !value);

const ordered = (one: FeelValue, other: FeelValue, test: (order: number) => boolean): FeelValue => {
  const order = compare(one, other);
  return order === undefined ? null : test(order);
};

export const comparison: Compile = (node, compiling) => {
  const operator = childNamed(node, 'CompareOp');
  if (operator) return compared(node, operator.text, compiling);
  return childNamed(node, 'between') ? between(node, compiling) : isIn(node, compiling);
};

const compared = (node: SyntaxNode, operator: string, { compile }: Compiling): Evaluated => {
  const [one, other] = node.children.filter(({ name }) => name !== 'CompareOp').map(compile);
  const holds = comparisons.get(operator);
  if (!one || !other || !holds) return () => null;
  return (scope) => holds(weighed(scope.evaluation.budget, one(scope)), other(scope));
};

const between = (node: SyntaxNode, { compile }: Compiling): Evaluated => {
  const [value, start, end] = operands(node).map(compile);
  if (!value || !start || !end) return () => null;
  return (scope) => {
    const [one, from, to] = [value(scope), start(scope), end(scope)];
    const [after, before] = [compare(one, from), compare(one, to)];
    return after === undefined || before === undefined ? null : after >= 0 && before <= 0;
  };
};

const isIn = (node: SyntaxNode, compiling: Compiling): Evaluated => {
  const value = compiling.compile(operand(node, 0));
  const tests = operands(node)
    .slice(1)
    .flatMap((tested) => (tested.name === 'PositiveUnaryTests' ? operands(tested) : [tested]))
    .map((test) => unaryTest(test, compiling));
  return (scope) => anyOf(tests, value(scope), scope);
};

export type Test = (value: FeelValue, scope: Scope) => FeelValue;

/** True when one is passed, unknown when none is but one cannot be told. */
export const anyOf = (tests: readonly Test[], value: FeelValue, scope: Scope): FeelValue => {
  let unknown = false;
  for (const test of tests) {
    const passed = test(value, scope);
    if (passed === true) return true;
    if (passed === null) unknown = true;
  }
  return unknown ? null : false;
};

/** One test of a value, which it knows as `?` (DMN 1.5 §10.3.2.7). */
export const unaryTest = (node: SyntaxNode, { compile }: Compiling): Test => {
  const inside = bare(node.name === 'PositiveUnaryTest' ? operand(node, 0) : node);
  const evaluated = compile(inside);
  const speaksOfValue = asks(inside);
  return (value, scope) => {
    const result = evaluated(scope.within(new Map([['?', value]])));
    if (speaksOfValue && (typeof result === 'boolean' || result === null)) return result;
    const { budget } = scope.evaluation;
    return tested(weighed(budget, value), weighed(budget, result), inside);
  };
};

/** `(= 5)` is the test in its brackets. */
const bare = (node: SyntaxNode): SyntaxNode => {
  const inside = node.name === 'ParenthesizedExpression' ? bare(operand(node, 0)) : undefined;
  return inside?.name === 'SimplePositiveUnaryTest' ? inside : node;
};

const asks = (node: SyntaxNode): boolean => node.name === '?' || node.children.some(asks);

const tested = (value: FeelValue, result: FeelValue, { name }: SyntaxNode): FeelValue => {
  if (result === null && name !== 'null') return value === null ? true : null;
  if (name === 'SimplePositiveUnaryTest' && typeof result === 'boolean') return result;
  return passes(value, result);
};

/** `> 5` on its own is a range without end, `= 5` one of a single value; where something is tested, `=` and `!=` ask at once. */
export const simpleUnaryTest: Compile = (node, { compile }) => {
  const operator = childNamed(node, 'CompareOp')?.text;
  const inside = compile(node.children.at(-1) ?? node);
  if (operator === undefined) return inside;
  return (scope) => {
    const value = inside(scope);
    const asked = scope.find('?');
    if (asked !== undefined && /^!?=$/.test(operator))
      return comparisons.get(operator)?.(asked, value) ?? null;
    return openRange(operator, value);
  };
};

const openRange = (operator: string, value: FeelValue): FeelValue => {
  if (value === null || operator === '!=') return null;
  if (operator === '=') return new FeelRange(value, value, true, true);
  const included = operator.endsWith('=');
  return operator.startsWith('>')
    ? new FeelRange(value, null, included, false)
    : new FeelRange(null, value, false, included);
};

export const instanceOf: Compile = (node, compiling) => {
  const value = compiling.compile(operand(node, 0));
  const type = readType(operand(node, 1), compiling.types);
  return (scope) => {
    const found = weighed(scope.evaluation.budget, value(scope));
    return type === undefined ? null : isOf(found, type);
  };
};
