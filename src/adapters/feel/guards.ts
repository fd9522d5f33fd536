import { evaluate, FeelRange } from 'feelin';
import { feelLimits, TooExpensive, type Budget } from './feel-budget.js';
import { refusalOfPattern } from './safe-pattern.js';

/** A function as feelin takes it from a context: the names of its parameters are written beside it. */
type FeelCallable = ((...values: unknown[]) => unknown) & { $args?: readonly string[] };

/** The functions that guarded texts call, by the names they call them. */
export type Guards = ReadonlyMap<string, unknown>;

const callable = (parameters: readonly string[], call: (...values: unknown[]) => unknown): FeelCallable =>
  Object.assign(call, { $args: parameters });

/** What `guardedText` writes into expressions, spending one budget. */
export const openGuards = (budget: Budget): Guards => {
  const sized = (value: unknown): unknown => {
    spendSize(budget, value);
    return value;
  };
  return new Map<string, FeelCallable>([
    ['koers_step', callable([], () => (budget.spend(1), true))],
    ['koers_list', callable(['value'], (value) => (spendLength(budget, value), value))],
    ['koers_size', callable(['value'], sized)],
    ['koers_iterate', callable(['value'], (value) => iterated(budget, value))],
    ['koers_range', callable(['start', 'end'], (start, end) => rangeOf(budget, start, end))],
  ]);
};

const spendLength = (budget: Budget, value: unknown): void =>
  budget.spend(Array.isArray(value) ? value.length : 1);

/** Spends a step for each value inside, however deep. */
const spendSize = (budget: Budget, value: unknown): void => {
  budget.spend(1);
  if (typeof value === 'string' && value.length > feelLimits.characters)
    throw new TooExpensive(`${feelLimits.characters} characters`);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value) && value.length > feelLimits.list)
    throw new TooExpensive(`${feelLimits.list} elements`);
  for (const inside of Array.isArray(value) ? value : Object.values(value)) spendSize(budget, inside);
};

const iterated = (budget: Budget, value: unknown): unknown => {
  if (!(value instanceof FeelRange)) {
    spendLength(budget, value);
    return value;
  }
  const numbers = rangeOf(budget, value.start, value.end);
  if (!Array.isArray(numbers)) return value;
  const from = value['start included'] ? 0 : 1;
  const to = value['end included'] ? numbers.length : -1;
  return numbers.slice(from, to);
};

/** The whole numbers from one to the other; feelin would count for ever when the steps miss the end. */
const rangeOf = (budget: Budget, start: unknown, end: unknown): unknown => {
  if (typeof start === 'string' && typeof end === 'string') return letters(start, end);
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  const count = Math.floor(Math.abs(end - start)) + 1;
  if (!(count <= feelLimits.list)) throw new TooExpensive(`${feelLimits.list} elements`);
  budget.spend(count);
  const direction = start > end ? -1 : 1;
  return Array.from({ length: count }, (_, at) => start + at * direction);
};

const letters = (start: string, end: string): FeelRange =>
  new FeelRange({ 'start included': true, 'end included': true, start, end, valueType: 'string' });

const ask = (name: string): FeelCallable | undefined => {
  const { value } = evaluate(name);
  return typeof value === 'function' ? (value as FeelCallable) : undefined;
};

const quadratic: ReadonlySet<string> = new Set(['distinct values', 'union', 'mode']);
const withPattern: ReadonlyMap<string, number> = new Map([
  ['matches', 1],
  ['replace', 1],
  ['split', 1],
]);

/** The function of the language with that name, spending on what it is given and refusing patterns that never end. */
export const guardedFunction = (name: string, budget: Budget): FeelCallable | undefined => {
  const original = ask(name);
  if (!original) return undefined;
  const pattern = withPattern.get(name);
  const guarded: FeelCallable = (...values) => {
    for (const value of values) spendSize(budget, value);
    if (quadratic.has(name)) budget.spend(values.flat().length ** 2 / 10);
    if (pattern !== undefined) checkPattern(values[pattern], values[0]);
    const result = original(...values);
    if (typeof result === 'object') spendLength(budget, result);
    return result;
  };
  guarded.$args = original.$args ?? [];
  return guarded;
};

const checkPattern = (pattern: unknown, input: unknown): void => {
  if (typeof pattern !== 'string' || typeof input !== 'string') return;
  const refusal = refusalOfPattern(pattern, input.length);
  if (refusal !== undefined) throw new TooExpensive(refusal);
};
