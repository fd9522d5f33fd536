import type { Effect, Expression, Performed, TaskEffect } from '../expression.js';
import { stopFor } from './refusal.js';
import { circumstancesAt, visibleIn, type About, type Place, type Run } from './run.js';
import { removeVariables, setVariables } from './variables.js';

export const isOfTask = (effect: Effect): effect is TaskEffect =>
  effect.on === 'task' || effect.on === 'candidate';

/** Evaluates what may set variables, and sets them; what it asks of a task is left to whoever has the task. */
export const performAt = (run: Run, expression: Expression, place: Place, about?: About): Performed => {
  const outcome = performed(run, expression, place, about);
  if (!outcome.ok) return stopFor(outcome.reason, place.element);
  carryOut(run, outcome.value.effects, place);
  return outcome.value;
};

/** The same at something that is being cancelled: what cannot be evaluated does not stand in the way of that. */
export const performIfPossible = (run: Run, expression: Expression, place: Place, about?: About): void => {
  const outcome = performed(run, expression, place, about);
  if (outcome.ok) carryOut(run, outcome.value.effects, place);
};

const performed = (run: Run, expression: Expression, { element, scope }: Place, about: About | undefined) =>
  run.evaluate.perform(expression, visibleIn(run.state.scopes, scope), circumstancesAt(run, element, about));

const carryOut = (run: Run, effects: readonly Effect[], { scope }: Place): void => {
  for (const effect of effects)
    if (effect.on === 'variable')
      setVariables(run, scope, { values: { [effect.name]: effect.value } }, effect.local);
    else if (effect.on === 'removal') removeVariables(run, scope, [effect.name], effect.local);
};
