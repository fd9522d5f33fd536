/*
 * JavaScript's regular expressions try every way a pattern can match, so some patterns take for ever. Which ones
 * cannot be told in general; these rules refuse all that can, and some that could not.
 */

const longestPattern = 200;
const mostQuantifiers = 10;
/** The longest input for a pattern with that many `*`, `+` or `{n,}`: its length to the power of one more stays small. */
const longestInput: readonly number[] = [100_000, 10_000, 450, 100, 40, 25];

const token = /\\.|\[(?:\\.|[^\]\\])*\]|\(\?:?|\(|\)|\||[*+?]|\{\d+(?:,\d*)?\}|[^]/gsu;

/** Why the pattern may not be tried on an input of that length; `undefined` when it may. */
export const refusalOfPattern = (pattern: string, inputLength: number): string | undefined => {
  if (pattern.length > longestPattern) return `a pattern of at most ${longestPattern} characters`;
  const shape = shapeOf(pattern);
  if (typeof shape === 'string') return shape;
  if (shape.quantifiers > mostQuantifiers) return `a pattern with at most ${mostQuantifiers} repetitions`;
  const longest = longestInput[shape.unbounded];
  if (longest === undefined) return `a pattern with at most ${longestInput.length - 1} unbounded repetitions`;
  return inputLength > longest ? `at most ${longest} characters for this pattern` : undefined;
};

interface Group {
  ambiguous: boolean;
}

interface Shape {
  readonly open: Group[];
  closed: Group | undefined;
  quantifiers: number;
  unbounded: number;
}

/** How often something is repeated in it; or, as a text, what it would have to be. */
const shapeOf = (pattern: string): Shape | string => {
  const shape: Shape = { open: [{ ambiguous: false }], closed: undefined, quantifiers: 0, unbounded: 0 };
  for (const [found] of pattern.matchAll(token)) {
    const refusal = isQuantifier(found) ? repeat(shape, found) : pass(shape, found);
    if (refusal !== undefined) return refusal;
  }
  return shape;
};

const isQuantifier = (found: string): boolean => /^(?:[*+?]|\{\d+(?:,\d*)?\})$/.test(found);
const isFixed = (quantifier: string): boolean => /^\{\d{1,3}\}$/.test(quantifier);

const repeat = (shape: Shape, quantifier: string): string | undefined => {
  if (isFixed(quantifier)) return undefined;
  if (quantifier !== '?' && shape.closed?.ambiguous === true)
    return 'a pattern that repeats nothing that can match in several ways';
  shape.quantifiers += 1;
  if (/[*+]|,\}/.test(quantifier)) shape.unbounded += 1;
  for (const group of shape.open) group.ambiguous = true;
  return undefined;
};

const pass = (shape: Shape, found: string): string | undefined => {
  if (/^\\[1-9k]/.test(found)) return 'a pattern without references to what it matched before';
  if (found === '(?') return 'a pattern that does not look ahead or behind';
  if (found === '|') for (const group of shape.open) group.ambiguous = true;
  if (found === '(' || found === '(?:') shape.open.push({ ambiguous: false });
  shape.closed = found === ')' ? shape.open.pop() : undefined;
  return shape.open.length === 0 ? 'a pattern whose brackets fit' : undefined;
};
