import type { Circumstances, EvaluationFailure, Expression, Performed } from '../engine/expression.js';
import type { ModelProblem } from '../engine/drawn.js';
import type { VariableSet } from '../engine/variables.js';
import type { Json } from '../kernel/json.js';
import type { Outcome } from '../kernel/outcome.js';

/**
 * Evaluates the expressions of one language. Parsed once and kept; bounded in time; pure; fails closed: a name
 * that does not exist is a failure, not `null`.
 */
export interface Expressions {
  evaluate(
    expression: Expression,
    variables: VariableSet,
    circumstances?: Circumstances,
  ): Outcome<Json, EvaluationFailure>;
  /** As `evaluate`, and gathers what the expression asks to change; it changes nothing itself. */
  perform(
    expression: Expression,
    variables: VariableSet,
    circumstances?: Circumstances,
  ): Outcome<Performed, EvaluationFailure>;
  /** Whether it can be parsed and stays within the limits, asked at deployment. */
  check(expression: Expression): Outcome<true, Pick<ModelProblem, 'code' | 'message'>>;
}
