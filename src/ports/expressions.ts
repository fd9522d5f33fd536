import type { EvaluationFailure, Expression } from '../engine/expression.js';
import type { ModelProblem } from '../engine/drawn.js';
import type { VariableSet } from '../engine/variables.js';
import type { Json } from '../kernel/json.js';
import type { Outcome } from '../kernel/outcome.js';

/**
 * Evaluates the expressions of one language. Parsed once and kept; bounded in time; pure; fails closed: a name
 * that does not exist is a failure, not `null`.
 */
export interface Expressions {
  evaluate(expression: Expression, variables: VariableSet): Outcome<Json, EvaluationFailure>;
  /** Whether it can be parsed and stays within the limits, asked at deployment. */
  check(expression: Expression): Outcome<true, Pick<ModelProblem, 'code' | 'message'>>;
}
