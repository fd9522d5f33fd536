import { refused } from '../../kernel/outcome.js';
import { ok } from '../../kernel/outcome.js';
import type { Expressions } from '../../ports/expressions.js';
import { compileFeel } from './compiled-feel.js';
import { feelResult } from './feel-result.js';
import { leastRecentlyUsed } from './least-recently-used.js';

const mostKept = 5_000;

/**
 * FEEL through feelin, failing closed where FEEL itself says `null`: an unknown name, a missing entry of a context
 * (ask `get value(context, "key")` for one that may be missing), operands that do not fit. Moments are text; what
 * calculates with them says `date and time(text)`, and an answer that is a moment becomes text again.
 */
export const feelExpressions = (): Expressions => {
  const compiled = leastRecentlyUsed(mostKept, (text) => compileFeel(text));
  const evaluate: Expressions['evaluate'] = ({ text }, variables) => {
    const feel = compiled(text);
    return feel.ok ? feel.value.run({ variables, finish: feelResult }) : refused(feel.reason);
  };
  return {
    evaluate,
    // FEEL has no way to change anything.
    perform(expression, variables) {
      const outcome = evaluate(expression, variables);
      return outcome.ok ? ok({ value: outcome.value, effects: [] }) : outcome;
    },
    check({ text }) {
      const feel = compiled(text);
      return feel.ok ? ok(true) : refused(feel.reason);
    },
  };
};
