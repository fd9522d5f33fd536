import type { Budget } from '../feel-budget.js';
import type { FeelContext, FeelValue } from './feel-value.js';
import { plainName } from './syntax-tree.js';

/** What one evaluation of decision logic spends, and what it missed. */
export interface Evaluation {
  readonly budget: Budget;
  /** The first name that nothing had; FEEL itself takes it for `null`. */
  missing: string | undefined;
  /** Names of the given variables that hold more than letters and digits. */
  readonly specialNames: readonly string[];
}

/** The names that an expression can see, from the nearest outwards. */
export class Scope {
  constructor(
    readonly evaluation: Evaluation,
    private readonly entries: FeelContext,
    private readonly outer?: Scope,
  ) {}

  /** The first name that nothing had since this was last asked. */
  missed(): string | undefined {
    const { missing } = this.evaluation;
    this.evaluation.missing = undefined;
    return missing;
  }

  within(entries: FeelContext): Scope {
    return new Scope(this.evaluation, entries, this);
  }

  find(name: string): FeelValue | undefined {
    const found = entryOf(this.entries, name);
    return found === undefined ? this.outer?.find(name) : found;
  }
}

export const entryOf = (context: FeelContext, name: string): FeelValue | undefined => {
  const found = context.get(name);
  if (found !== undefined || !/[^\p{L}\p{N}_]/u.test(name)) return found;
  const plain = plainName(name);
  for (const [key, value] of context) if (plainName(key) === plain) return value;
  return undefined;
};

export type Evaluated = (scope: Scope) => FeelValue;
