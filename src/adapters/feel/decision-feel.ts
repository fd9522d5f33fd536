import { declaredType, type VariableSet } from '../../engine/variables.js';
import { ok, refused } from '../../kernel/outcome.js';
import type { AnyLogic, AnyScope, AnyValue, DecisionFeel } from './decision-language.js';
import { openBudget, type Budget } from './feel-budget.js';
import { failureOf } from './feel-failure.js';
import { boxedFilter, boxedFor, boxedQuantified, type BoxedIteration } from './logic/boxed-iteration.js';
import { builtinFunction } from './logic/builtin-functions.js';
import { equal } from './logic/compare.js';
import { compiledText } from './logic/compiled-text.js';
import { asType, isTypeName } from './logic/feel-type.js';
import { FeelFunction, type FeelContext, type FeelValue } from './logic/feel-value.js';
import { callByName, definedFunction } from './logic/invocation.js';
import { fromDeclared, taken, toJson } from './logic/json-values.js';
import { Scope, type Evaluated } from './logic/scope.js';
import { weighed } from './logic/sizes.js';
import { readUnaryTests } from './logic/unary-tests.js';
import { specialNames } from './special-names.js';

/** One decision may do more than one expression, for it has many. */
const limits = { steps: 2_000_000, milliseconds: 2_000 };

/*
 * What crosses the border was made on this side of it, so these say what is known and check nothing.
 */
const value = (any: AnyValue): FeelValue => any as FeelValue;
const logic = (any: AnyLogic): Evaluated => any as Evaluated;

const own = (any: AnyScope): Scope => {
  if (any instanceof Scope) return any;
  throw new TypeError('Expected a scope of this language, but got another');
};

const outside =
  (evaluated: Evaluated): AnyLogic =>
  (scope) =>
    evaluated(own(scope));

/**
 * FEEL as decision logic has it (DMN 1.5 §10): what cannot be told is `null`. feelin reads the expressions; they are
 * evaluated here, every step against one budget for the whole decision.
 */
export const decisionFeel = (): DecisionFeel => {
  const { run, weigh } = runner();
  return {
    run,
    expression(text, known) {
      const reading = known;
      const read = compiledText({ text, kind: 'expression', reading }, (node, { compile }) => compile(node));
      return read.ok ? ok(outside((scope) => read.value(scope.evaluation.specialNames)(scope))) : read;
    },
    tests(text, known) {
      const read = readUnaryTests(text, known);
      return read.ok ? ok((input, scope) => read.value(value(input), own(scope))) : read;
    },
    apart: (scope) => new Scope(own(scope).evaluation, new Map()),
    toJson: (any, scope) => toJson(value(any), (steps) => own(scope).evaluation.budget.spend(steps)),
    isTypeName,
    asType: (any, of) => asType(weigh(any), of),
    taken: (any, of) => taken(weigh(any), of),
    equal: (one, other) => equal(weigh(one), weigh(other)),
    aggregate: (name, list, scope) =>
      builtinFunction(name, own(scope).evaluation)?.call([weigh(list)]) ?? null,
    function: (parameters, body) => definedFunction(parameters, (given) => value(body(given))),
    call: (called, given) =>
      called instanceof FeelFunction ? callByName(called, weigh(given) as FeelContext) : null,
    boxedFor: (iteration) => outside(boxedFor(iteration as BoxedIteration)),
    boxedQuantified: (iteration, kind) => outside(boxedQuantified(iteration as BoxedIteration, kind)),
    boxedFilter: (over, filter) => outside(boxedFilter(logic(over), logic(filter))),
  };
};

interface Runner {
  readonly run: DecisionFeel['run'];
  /** Spends for all there is inside a value. */
  readonly weigh: (any: AnyValue) => FeelValue;
}

/** What a decision asks while it is made spends of the same budget. */
const runner = (): Runner => {
  let running: Budget | undefined;
  const weigh: Runner['weigh'] = (any) => (running ? weighed(running, value(any)) : value(any));
  const run: Runner['run'] = (given, evaluate) => {
    const outer = running;
    const budget = outer ?? openBudget(limits);
    if (!outer) budget.start();
    running = budget;
    try {
      const evaluation = { budget, missing: undefined, specialNames: specialNames(given.values) };
      return ok(evaluate(new Scope(evaluation, variablesOf(given))));
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      return refused(failure);
    } finally {
      running = outer;
    }
  };
  return { run, weigh };
};

const variablesOf = ({ values, types }: VariableSet): FeelContext =>
  new Map(
    Object.entries(values).map(([name, json]) => [name, fromDeclared(json, declaredType(types, name))]),
  );
