import type { EvaluationFailure } from '../../engine/expression.js';
import type { VariableSet } from '../../engine/variables.js';
import type { Json } from '../../kernel/json.js';
import type { Outcome } from '../../kernel/outcome.js';

export type Row = Readonly<Record<string, Json>>;

export interface MatchedRule {
  readonly rule: string;
  /** From 1, as people count. */
  readonly index: number;
}

export interface LogicAnswer {
  readonly rows: readonly Row[];
  readonly matched: readonly MatchedRule[];
}

/** How one decision is made, when what it requires is known. */
export interface DecisionLogic {
  /** What the columns of an answer are called. */
  readonly outputs: readonly string[];
  /** Whether it can only answer with one row, whose value stands for the decision when others require it. */
  readonly single: boolean;
  decide(variables: VariableSet): Outcome<LogicAnswer, EvaluationFailure>;
}
