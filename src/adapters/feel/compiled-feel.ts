import { evaluate, FeelFunction, parseExpression, SyntaxError as FeelSyntaxError } from 'feelin';
import type { EvaluationFailure } from '../../engine/expression.js';
import type { VariableSet, Variables } from '../../engine/variables.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import { openBudget } from './feel-budget.js';
import { failureOf } from './feel-failure.js';
import { guardedText, type GuardedText } from './guarded-text.js';
import { guardedFunction, openGuards } from './guards.js';
import { whyTooLargeToRead, type Refusal } from './refusal.js';
import { namesWithin, specialNames } from './special-names.js';

/** A text of FEEL, read once and ready to be asked again and again. */
export interface CompiledFeel {
  /** What it gives, as feelin has it; `finish` runs within the same limits. */
  run<Answer>(request: FeelRun<Answer>): Outcome<Answer, EvaluationFailure>;
}

export interface FeelRun<Answer> {
  readonly variables: VariableSet;
  readonly finish: (value: unknown, spend: (steps: number) => void) => Answer;
}

interface Warning {
  readonly type: string;
  readonly details: { readonly template: string };
}

interface Reading {
  /** With a body that reads whatever `current` holds when it is called. */
  readonly body: FeelFunction;
  readonly warnings: Warning[];
}

const budget = openBudget();
const guards = openGuards(budget);
const empty: Variables = {};
const mostReadings = 16;

/** Reads a text; refuses what is not FEEL, reads the clock, or is larger than the limits. */
export const compileFeel = (text: string): Outcome<CompiledFeel, Refusal> => {
  const tooMuch = whyTooLargeToRead(text);
  if (tooMuch) return refused(tooMuch);
  const first = read(text, empty);
  if (!first.ok) return first;
  const readings = new Map([['', first]]);

  const readingFor = (variables: Variables): Outcome<Read, Refusal> => {
    const names = namesWithin(specialNames(variables), text);
    const key = names.join('\n');
    const known = readings.get(key);
    if (known) return known;
    const again = read(text, variables);
    if (!again.ok) return again;
    if (readings.size >= mostReadings) readings.clear();
    readings.set(key, again);
    return again;
  };

  return ok({
    run({ variables, finish }) {
      const reading = readingFor(variables.values);
      return reading.ok ? ran(reading.value, { variables, finish }) : refused(reading.reason);
    },
  });
};

interface Read extends Reading {
  readonly hold: (variables: Variables) => void;
}

/**
 * feelin reads an expression anew each time, which takes fifty times as long as to evaluate it. A function definition
 * keeps what was read, so every expression is evaluated once as the body of a function, in a context that looks up
 * what is held at the time of the call.
 */
const read = (text: string, variables: Variables): Outcome<Read, Refusal> => {
  const known = withoutLanguageNames(variables);
  const context = { values: new Map<string, unknown>(Object.entries(known)) };
  try {
    const guarded = guardedText(text, parseExpression(text, known, undefined));
    if ('code' in guarded) return refused(guarded);
    const functions = functionsIn(guarded);
    for (const [name, value] of functions) if (!context.values.has(name)) context.values.set(name, value);
    const { value, warnings } = evaluate(`function() (${guarded.text}\n)`, liveView(context));
    if (!(value instanceof FeelFunction)) return refused(unreadable('it gives nothing'));
    const hold: Read['hold'] = (values) => {
      context.values = new Map<string, unknown>(functions);
      for (const [name, held] of Object.entries(withoutLanguageNames(values))) context.values.set(name, held);
      context.values.set('?', null);
    };
    context.values = new Map();
    return ok({ body: value, warnings, hold });
  } catch (error) {
    return refused(unreadable(error instanceof FeelSyntaxError ? error.message : 'it cannot be read'));
  }
};

const unreadable = (found: string): Refusal => ({
  code: 'expression-invalid',
  message: `Expected FEEL, but got: ${found.slice(0, 200)}`,
});

/** `__proto__` cannot be copied from context to context as feelin does it. */
const withoutLanguageNames = (variables: Variables): Variables => {
  if (!Object.hasOwn(variables, '__proto__')) return variables;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => name !== '__proto__'));
};

const functionsIn = ({ names }: GuardedText): ReadonlyMap<string, unknown> => {
  const functions = new Map(guards);
  for (const name of names) {
    const guarded = guardedFunction(name, budget);
    if (guarded) functions.set(name, guarded);
  }
  return functions;
};

const liveView = (context: { readonly values: ReadonlyMap<string, unknown> }): Record<string, unknown> =>
  new Proxy(Object.create(null) as Record<string, unknown>, {
    has: (_, name) => typeof name === 'string' && context.values.has(name),
    get: (_, name) => (typeof name === 'string' ? context.values.get(name) : undefined),
    ownKeys: () => [...context.values.keys()],
    getOwnPropertyDescriptor: (_, name) =>
      typeof name === 'string' && context.values.has(name)
        ? { value: context.values.get(name), enumerable: true, configurable: true, writable: true }
        : undefined,
  });

const ran = <Answer>(
  { body, warnings, hold }: Read,
  { variables, finish }: FeelRun<Answer>,
): Outcome<Answer, EvaluationFailure> => {
  warnings.length = 0;
  hold(variables.values);
  budget.start();
  try {
    const value: unknown = body.invoke([]);
    const [warning] = warnings;
    return warning ? refused(failureOfWarning(warning)) : ok(finish(value, (steps) => budget.spend(steps)));
  } catch (error) {
    return refused(failureOfError(error));
  } finally {
    hold(empty);
  }
};

/** In words of ours, without the values that feelin writes into its messages. */
const failureOfWarning = ({ type, details: { template } }: Warning): EvaluationFailure => {
  const what = template.replace(/ in \{.*$/, '').replace(/\{(\w+)\}/g, '$1');
  return type === 'NO_VARIABLE_FOUND'
    ? { code: 'unknown-variable', message: `Expected a variable that exists, but got: ${what}` }
    : { code: 'expression-failed', message: `Expected an answer without doubt, but got: ${what}` };
};

const failureOfError = (error: unknown): EvaluationFailure =>
  failureOf(error) ?? {
    code: 'expression-failed',
    message: 'Expected an answer, but the evaluation failed',
  };
