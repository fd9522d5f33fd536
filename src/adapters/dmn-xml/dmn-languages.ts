import type { EvaluationFailure } from '../../engine/expression.js';
import type { VariableSet } from '../../engine/variables.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Expressions } from '../../ports/expressions.js';
import type { ParseXml } from './xml.js';

interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** A cell of a table: whether an input passes it. A missing input passes only what speaks of `null`. */
export interface UnaryTest {
  matches(input: unknown, variables: VariableSet): Outcome<boolean, EvaluationFailure>;
}

/** The expression above a column. Its value keeps its kind in FEEL, so that cells can compare dates. */
export interface TableInput {
  of(variables: VariableSet): Outcome<unknown, EvaluationFailure>;
}

/** What a decision is written in; adapters do not know each other, so it is handed in. */
export interface DmnLanguages {
  readonly parseXml: ParseXml;
  readonly unaryTests: {
    test(text: string): Outcome<UnaryTest, Refusal>;
    input(text: string): Outcome<TableInput, Refusal>;
  };
  readonly expressions: Expressions;
}
