import type { EvaluationFailure } from '../../engine/expression.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { compileFeel } from './compiled-feel.js';
import type { Refusal } from './guarded-text.js';

/** One cell of a decision table: what an input must be (DMN 1.3 §7.3.2). */
export interface UnaryTest {
  /** Whether the input passes. A missing input (`null`) passes only `-` and tests that speak of `null` themselves. */
  matches(input: unknown, variables: VariableSet): Outcome<boolean, EvaluationFailure>;
}

/** What an input expression gives: dates stay dates, so that tests can compare them. */
export interface FeelInput {
  of(variables: VariableSet): Outcome<unknown, EvaluationFailure>;
}

export interface UnaryTests {
  test(text: string): Outcome<UnaryTest, Refusal>;
  input(text: string): Outcome<FeelInput, Refusal>;
}

/** The cells and inputs of decision tables, each read once. */
export const feelUnaryTests = (): UnaryTests => ({
  test(text) {
    const compiled = compileFeel(text, 'unary-tests');
    if (!compiled.ok) return compiled;
    const feel = compiled.value;
    return ok({
      matches(input, variables) {
        if (feel.guarded.isAny) return ok(true);
        const isMissing = input === null || input === undefined;
        if (isMissing && !feel.guarded.asksNull) return ok(false);
        return feel.run({ variables, input, finish: (value) => (value === true) !== feel.guarded.isNegated });
      },
    });
  },
  input(text) {
    const compiled = compileFeel(text, 'expression');
    if (!compiled.ok) return compiled;
    return ok({ of: (variables) => compiled.value.run({ variables, finish: (value) => value }) });
  },
});
