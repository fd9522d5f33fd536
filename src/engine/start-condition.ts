import { ok, refused, type Outcome } from '../kernel/outcome.js';
import type { EngineRefusal } from './commands.js';
import type { StartTrigger } from './definition.js';
import type { Evaluate } from './expression.js';
import type { VariableSet } from './variables.js';

type StartCondition = Extract<StartTrigger, { readonly kind: 'conditional' }>;

/**
 * Whether an instance may begin with these variables (BPMN 2.0 §10.5.2). As in Camunda, a condition about one variable
 * is looked at only when that one is given, and one about a variable that is not there does not hold.
 */
export const holdsAtStart = (
  { condition, variableName, element }: StartCondition,
  variables: VariableSet,
  evaluate: Evaluate,
): Outcome<boolean, EngineRefusal> => {
  if (variableName !== undefined && !Object.hasOwn(variables.values, variableName)) return ok(false);
  const outcome = evaluate.expression(condition, variables);
  if (!outcome.ok)
    return outcome.reason.code === 'unknown-variable'
      ? ok(false)
      : refused({ code: 'expression-failed', message: outcome.reason.message, element });
  if (typeof outcome.value === 'boolean' || outcome.value === null) return ok(outcome.value === true);
  return refused({
    code: 'condition-not-boolean',
    message: `Expected '${condition.text}' to be true or false, but it is ${typeof outcome.value}`,
    element,
  });
};
