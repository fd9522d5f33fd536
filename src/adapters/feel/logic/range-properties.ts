import type { FeelRange, FeelValue } from './feel-value.js';

const properties: ReadonlyMap<string, (range: FeelRange) => FeelValue> = new Map<
  string,
  (range: FeelRange) => FeelValue
>([
  ['start', ({ start }) => start],
  ['end', ({ end }) => end],
  ['start included', ({ startIncluded }) => startIncluded],
  ['end included', ({ endIncluded }) => endIncluded],
]);

export const rangeProperty = (range: FeelRange, name: string): FeelValue =>
  properties.get(name)?.(range) ?? null;
