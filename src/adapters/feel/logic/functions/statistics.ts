import { arithmetic, decimal } from '../arithmetic.js';
import { compare } from '../compare.js';
import type { FeelValue } from '../feel-value.js';
import { FeelDuration } from '../moments.js';
import { signature, type Functions, type Signature } from '../signature.js';

const ofNumbers = (call: (values: readonly number[]) => FeelValue): readonly Signature[] => [
  signature(['...list: number'], ([values]) => call(values)),
];

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const sum = (values: readonly FeelValue[]): FeelValue => {
  const [first, ...rest] = values;
  if (typeof first !== 'number' && !(first instanceof FeelDuration)) return null;
  return rest.reduce<FeelValue>((all, value) => arithmetic('+', all, value), first);
};

const mean = (values: readonly FeelValue[]): FeelValue => arithmetic('/', sum(values), values.length);

const extreme = (direction: number): readonly Signature[] => [
  signature(['...list: any'], ([values]) => {
    let best = values[0] ?? null;
    for (const value of values) {
      const order = compare(value, best);
      if (order === undefined) return null;
      if (order * direction > 0) best = value;
    }
    return best;
  }),
];

const median = (values: readonly number[]): FeelValue => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  if (upper === undefined) return null;
  return Number.isInteger(middle) ? decimal(((sorted[middle - 1] ?? upper) + upper) / 2) : upper;
};

const stddev = (values: readonly number[]): FeelValue => {
  if (values.length < 2) return null;
  const average = total(values) / values.length;
  return decimal(Math.sqrt(total(values.map((value) => (value - average) ** 2)) / (values.length - 1)));
};

const mode = (values: readonly number[]): FeelValue => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = [...counts.values()].reduce((all, count) => Math.max(all, count), 0);
  return [...counts]
    .flatMap(([value, count]) => (count === most ? [value] : []))
    .sort((one, other) => one - other);
};

/** Three-valued, as `and` and `or` are. */
const quantifier = (decisive: boolean): readonly Signature[] => [
  signature(['...list: any'], ([values]) => {
    if (values.includes(decisive)) return decisive;
    return values.every((value) => typeof value === 'boolean') ? !decisive : null;
  }),
];

/** DMN 1.5 §10.3.4.4, those that make one value of many. */
export const statisticFunctions: Functions = {
  sum: [signature(['...list: any'], ([values]) => sum(values))],
  mean: [signature(['...list: any'], ([values]) => (values.length === 0 ? null : mean(values)))],
  min: extreme(-1),
  max: extreme(1),
  median: ofNumbers(median),
  stddev: ofNumbers(stddev),
  mode: ofNumbers(mode),
  product: ofNumbers((values) =>
    values.length === 0 ? null : decimal(values.reduce((all, value) => all * value, 1)),
  ),
  all: quantifier(false),
  any: quantifier(true),
};
