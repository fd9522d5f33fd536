import { feelLimits, TooExpensive, type Budget } from '../feel-budget.js';
import { isContext, isList, type FeelValue } from './feel-value.js';
import type { Scope } from './scope.js';

/** Refuses values that have grown beyond what an expression may make. */
export const sized = (scope: Scope, value: FeelValue): FeelValue => {
  if (typeof value === 'string') {
    if (value.length > feelLimits.characters) throw new TooExpensive(`${feelLimits.characters} characters`);
    scope.evaluation.budget.spend(1 + value.length / 100);
  } else if (isList(value)) {
    if (value.length > feelLimits.list) throw new TooExpensive(`${feelLimits.list} elements`);
    scope.evaluation.budget.spend(1 + value.length);
  }
  return value;
};

/**
 * Spends a step for each value inside, however deep: a few lists that hold each other twice can be gone through for
 * ever, so whatever looks inside a value weighs it first.
 */
export const weighed = <Value extends FeelValue>(budget: Budget, value: Value): Value => {
  weigh(budget, value);
  return value;
};

const weigh = (budget: Budget, value: FeelValue): void => {
  budget.spend(typeof value === 'string' ? 1 + value.length / 100 : 1);
  if (isList(value)) for (const inside of value) weigh(budget, inside);
  else if (isContext(value)) for (const inside of value.values()) weigh(budget, inside);
};
