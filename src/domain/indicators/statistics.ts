const inOrder = (values: readonly number[]): readonly number[] =>
  values.toSorted((one, other) => one - other);

/** The middle value; of two in the middle their mean. */
export const median = (values: readonly number[]): number | undefined => {
  const sorted = inOrder(values);
  const half = Math.floor(sorted.length / 2);
  const [below, above] = [sorted[half - 1], sorted[half]];
  if (above === undefined) return undefined;
  return sorted.length % 2 === 1 || below === undefined ? above : (below + above) / 2;
};

/** The least value that nine in ten do not exceed (nearest rank). */
export const ninetieth = (values: readonly number[]): number | undefined =>
  inOrder(values)[Math.ceil(values.length * 0.9) - 1];

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : sum(values) / values.length;
