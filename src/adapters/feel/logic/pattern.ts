import { TooExpensive } from '../feel-budget.js';
import { refusalOfPattern } from '../safe-pattern.js';

const flagsOf = (flags: string): string | undefined => (/^[smix]*$/.test(flags) ? flags : undefined);

/** The pattern as JavaScript has it; `undefined` for one that cannot be read. One that might never end is refused. */
export const patternOf = (
  pattern: string,
  flags: string | undefined,
  input: string,
  always = '',
): RegExp | undefined => {
  const known = flagsOf(flags ?? '');
  if (known === undefined) return undefined;
  const text = known.includes('x') ? pattern.replace(/\s+/g, '') : pattern;
  const refusal = refusalOfPattern(text, input.length);
  if (refusal !== undefined) throw new TooExpensive(refusal);
  try {
    return new RegExp(text, `u${always}${[...new Set(known.replace('x', ''))].join('')}`);
  } catch {
    return undefined;
  }
};
