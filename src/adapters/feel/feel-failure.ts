import type { EvaluationFailure } from '../../engine/expression.js';
import { TooExpensive } from './feel-budget.js';
import { NotStorable } from './feel-result.js';

/** What is thrown while an expression is evaluated and says why; `undefined` for anything else. */
export const failureOf = (error: unknown): EvaluationFailure | undefined => {
  if (error instanceof TooExpensive) return { code: 'expression-too-expensive', message: error.message };
  if (error instanceof RangeError)
    return { code: 'expression-too-expensive', message: 'Expected less depth and length, but it takes more' };
  if (error instanceof NotStorable)
    return {
      code: 'expression-failed',
      message: `Expected an answer that can be stored, but got ${error.message}`,
    };
  return undefined;
};
