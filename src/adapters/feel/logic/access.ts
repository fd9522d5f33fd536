import { childNamed, operand, type Compile } from './compiler.js';
import { FeelRange, isContext, isList, type FeelContext, type FeelValue } from './feel-value.js';
import { propertyOf } from './moment-properties.js';
import { entryOf, type Evaluated, type Scope } from './scope.js';
import { builtinFunction } from './builtin-functions.js';
import { rangeProperty } from './range-properties.js';

export const variableName: Compile = ({ text }) => {
  const name = text.replace(/\s+/g, ' ');
  return (scope) => {
    const found = scope.find(name);
    if (found !== undefined) return found;
    const builtin = builtinFunction(name, scope.evaluation);
    if (builtin) return builtin;
    scope.evaluation.missing ??= name;
    return null;
  };
};

export const inputValue: Compile = () => (scope) => scope.find('?') ?? null;

export const pathExpression: Compile = (node, { compile }) => {
  const from = compile(operand(node, 0));
  const name = (childNamed(node, 'PathName')?.text ?? '').replace(/\s+/g, ' ');
  return (scope) => pathOf(scope, from(scope), name);
};

const pathOf = (scope: Scope, value: FeelValue, name: string): FeelValue => {
  scope.evaluation.budget.spend(isList(value) ? value.length : 1);
  return isList(value) ? value.map((one) => entry(one, name)) : entry(value, name);
};

const entry = (value: FeelValue, name: string): FeelValue => {
  if (isContext(value)) return entryOf(value, name) ?? null;
  if (value instanceof FeelRange) return rangeProperty(value, name);
  return propertyOf(value, name);
};

export const filterExpression: Compile = (node, { compile }) => {
  const [from, filter] = [compile(operand(node, 0)), compile(operand(node, 1))];
  const isTest = comparesFirst.has(operand(node, 1).name);
  return (scope) => filtered(scope, from(scope), { filter, isTest });
};

const comparesFirst = new Set([
  'Comparison',
  'Conjunction',
  'Disjunction',
  'QuantifiedExpression',
  'InstanceOfExpression',
]);

/** By a number the element at that place, from the front or the back; by a truth value those for which it is true. */
export const filtered = (
  scope: Scope,
  value: FeelValue,
  { filter, isTest }: { readonly filter: Evaluated; readonly isTest: boolean },
): FeelValue => {
  const list = asList(value);
  scope.evaluation.budget.spend(list.length + 1);
  const missing = scope.evaluation.missing;
  const first = isTest ? undefined : filter(insideOf(scope, list[0] ?? null));
  if (typeof first === 'number') return elementAt(list, first);
  if (!isTest && typeof first !== 'boolean' && first !== null) return null;
  const passed = list.filter((one) => filter(insideOf(scope, one)) === true);
  if (list.length === 0 || list.some(isContext)) scope.evaluation.missing = missing;
  return passed;
};

const asList = (value: FeelValue): readonly FeelValue[] => {
  if (value === null) return [];
  return isList(value) ? value : [value];
};

const elementAt = (list: readonly FeelValue[], place: number): FeelValue =>
  (place === 0 || !Number.isInteger(place) ? undefined : list.at(place > 0 ? place - 1 : place)) ?? null;

const insideOf = (scope: Scope, item: FeelValue): Scope => {
  const entries: FeelContext = isContext(item) ? item : new Map<string, FeelValue>();
  const named = entries.has('item') ? scope : scope.within(new Map([['item', item]]));
  return named.within(entries);
};
