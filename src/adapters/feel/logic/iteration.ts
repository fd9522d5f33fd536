import { childNamed, operands, type Compile, type Compiling } from './compiler.js';
import { dateOfDays, daysOf } from './civil-days.js';
import { feelLimits, TooExpensive } from '../feel-budget.js';
import { FeelRange, isList, type FeelList, type FeelValue } from './feel-value.js';
import { FeelDate } from './moments.js';
import type { Evaluated, Scope } from './scope.js';
import type { SyntaxNode } from './syntax-tree.js';

interface Iterator {
  readonly name: string;
  readonly over: (scope: Scope) => FeelList | null;
}

/** `for`, `some` and `every` go through the product of their iterators; each sees the names of those before it. */
const iteratorsOf = (node: SyntaxNode, compiling: Compiling): readonly Iterator[] =>
  (childNamed(node, 'InExpressions')?.children ?? [])
    .filter(({ name }) => name === 'InExpression')
    .map((iterator) => ({
      name: (childNamed(iterator, 'Name')?.text ?? '').replace(/\s+/g, ' '),
      over: overOf(childNamed(iterator, 'IterationContext') ?? iterator, compiling),
    }));

const overOf = (node: SyntaxNode, { compile }: Compiling): Iterator['over'] => {
  const [start, end] = operands(node).map(compile);
  if (!start) return () => null;
  if (!end) return (scope) => elementsOf(start(scope));
  return (scope) => steps(start(scope), end(scope));
};

/** What is gone through: the elements of a list, the values of a range, or the one value. */
export const elementsOf = (value: FeelValue): FeelList | null => {
  if (value instanceof FeelRange) return valuesIn(value);
  if (value === null) return null;
  return isList(value) ? value : [value];
};

const valuesIn = ({ start, end, startIncluded, endIncluded }: FeelRange): FeelList | null => {
  const all = steps(start, end);
  return all && all.slice(startIncluded ? 0 : 1, endIncluded ? all.length : -1);
};

const steps = (start: FeelValue, end: FeelValue): FeelList | null => {
  if (start instanceof FeelDate && end instanceof FeelDate)
    return counted(daysOf(start), daysOf(end))?.map((day) => dateOfDays(day)) ?? null;
  return typeof start === 'number' && typeof end === 'number' ? counted(start, end) : null;
};

const counted = (start: number, end: number): readonly number[] | null => {
  if (!Number.isInteger(start) || !Number.isInteger(end)) return null;
  const count = Math.abs(end - start) + 1;
  if (count > feelLimits.list) throw new TooExpensive(`${feelLimits.list} elements`);
  const direction = start > end ? -1 : 1;
  return Array.from({ length: count }, (_, at) => start + at * direction);
};

/** Calls `visit` for every combination until it answers `false`; answers whether all could be gone through. */
export const iterate = (
  iterators: readonly Iterator[],
  scope: Scope,
  visit: (scope: Scope) => boolean,
): boolean => {
  const [first, ...rest] = iterators;
  if (!first) {
    scope.evaluation.budget.spend(1);
    return visit(scope);
  }
  const over = first.over(scope);
  if (over === null) throw nothingToIterate;
  scope.evaluation.budget.spend(over.length);
  for (const value of over)
    if (!iterate(rest, scope.within(new Map([[first.name, value]])), visit)) return false;
  return true;
};

/** Leaves nested iterations when one of them has nothing to go through; the whole is `null` then. */
class NothingToIterate extends Error {}
const nothingToIterate = new NothingToIterate();

export const orNull = (evaluate: () => FeelValue): FeelValue => {
  try {
    return evaluate();
  } catch (error) {
    if (error === nothingToIterate) return null;
    throw error;
  }
};

export const collected = (iterators: readonly Iterator[], body: Evaluated, scope: Scope): FeelValue =>
  orNull(() => {
    const results: FeelValue[] = [];
    const partial = scope.within(new Map([['partial', results]]));
    iterate(iterators, partial, (inside) => {
      if (results.length >= feelLimits.list) throw new TooExpensive(`${feelLimits.list} elements`);
      results.push(body(inside));
      return true;
    });
    return results;
  });

export const quantified = (
  iterators: readonly Iterator[],
  { test, decisive }: { readonly test: Evaluated; readonly decisive: boolean },
  scope: Scope,
): FeelValue =>
  orNull(() => {
    const seen: { answer: FeelValue } = { answer: !decisive };
    iterate(iterators, scope, (inside) => {
      const passed = test(inside);
      if (typeof passed !== 'boolean') seen.answer = null;
      else if (passed === decisive) seen.answer = decisive;
      return passed === !decisive || passed === null;
    });
    return seen.answer;
  });

export const forExpression: Compile = (node, compiling) => {
  const iterators = iteratorsOf(node, compiling);
  const body = compiling.compile(node.children.at(-1) ?? node);
  return (scope) => collected(iterators, body, scope);
};

export const quantifiedExpression: Compile = (node, compiling) => {
  const iterators = iteratorsOf(node, compiling);
  const test = compiling.compile(node.children.at(-1) ?? node);
  const decisive = node.children[0]?.name === 'some';
  return (scope) => quantified(iterators, { test, decisive }, scope);
};
