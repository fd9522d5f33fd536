import type { Evaluate, EvaluationFailure } from '../../engine/expression.js';
import type { Json } from '../../kernel/json.js';
import { refused, type Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';

/** What all expressions, scripts and decisions of one piece of work may take together. */
const mostMs = 3_000;
/** The characters of everything they give: it is kept in memory until the commit, and in the log for ever. */
const mostCharacters = 20_000_000;

interface Budget {
  ms: number;
  characters: number;
}

const budgets = new WeakMap<Work, Budget>();

const budgetOf = (work: Work): Budget => {
  const known = budgets.get(work);
  if (known) return known;
  const fresh = { ms: mostMs, characters: mostCharacters };
  budgets.set(work, fresh);
  return fresh;
};

/** Whether what is handed to another instance, or given by an expression, is not too much together with the rest. */
export const fitsBeside = (work: Work, given: unknown): boolean => {
  const budget = budgetOf(work);
  budget.characters -= charactersIn(given as Json);
  return budget.characters >= 0;
};

/**
 * Each evaluation is bounded by its language; this bounds what one piece of work asks for in all, since it may ask
 * often: in a loop, at each of a thousand repeated tasks, or at every change of a variable.
 */
export const boundedEvaluation = (work: Work, evaluate: Evaluate): Evaluate => {
  const budget = budgetOf(work);
  const within = <Value>(
    ask: () => Outcome<Value, EvaluationFailure>,
    given: (value: Value) => unknown,
  ): Outcome<Value, EvaluationFailure> => {
    if (budget.ms < 0) return refused(tooExpensive(`${mostMs} ms`));
    const began = performance.now();
    const answer = ask();
    const fits = !answer.ok || fitsBeside(work, given(answer.value));
    budget.ms -= performance.now() - began;
    return fits ? answer : refused(tooExpensive(`${mostCharacters} characters`));
  };
  return {
    ...evaluate,
    expression: (expression, variables, circumstances) =>
      within(
        () => evaluate.expression(expression, variables, circumstances),
        (value) => value,
      ),
    perform: (expression, variables, circumstances) =>
      within(
        () => evaluate.perform(expression, variables, circumstances),
        (performed) => performed,
      ),
    decision: (reference, variables) =>
      within(
        () => evaluate.decision(reference, variables),
        ({ result }) => result,
      ),
  };
};

const tooExpensive = (limit: string): EvaluationFailure => ({
  code: 'expression-too-expensive',
  message: `Expected all that is evaluated for one command to take at most ${limit}, but it takes more`,
});

const charactersIn = (value: Json): number => {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  let count = 1;
  for (const inner of Object.values<Json>(value as Record<string, Json>)) count += charactersIn(inner);
  return count;
};
