import type { EvaluationFailure } from '../../engine/expression.js';
import type { VariableSet } from '../../engine/variables.js';
import type { Json } from '../../kernel/json.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Refusal } from './refusal.js';

/** A value of the language, which those who ask for decisions hand on but do not take apart. */
export type AnyValue = unknown;

export type AnyType =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'list' | 'range'; readonly of: AnyType }
  | { readonly kind: 'context'; readonly entries: ReadonlyMap<string, AnyType> }
  | { readonly kind: 'function'; readonly parameters: readonly AnyType[]; readonly result: AnyType }
  | { readonly kind: 'limited'; readonly of: AnyType; allows(value: AnyValue): boolean };

export interface AnyScope {
  /** The first name that nothing had since this was last asked; FEEL itself takes it for `null`. */
  missed(): string | undefined;
  within(entries: ReadonlyMap<string, AnyValue>): AnyScope;
  find(name: string): AnyValue;
}

export type AnyLogic = (scope: AnyScope) => AnyValue;

export interface AnyIteration {
  readonly name: string;
  readonly over: AnyLogic;
  readonly body: AnyLogic;
}

interface Known {
  readonly names: Readonly<Record<string, unknown>>;
  readonly types: ReadonlyMap<string, AnyType>;
}

interface Parameter {
  readonly name: string;
  readonly type: AnyType | undefined;
}

/** FEEL as those see it who build decisions of it. Values, types and scopes that come in are its own. */
export interface DecisionFeel {
  expression(text: string, known: Known): Outcome<AnyLogic, Refusal>;
  tests(text: string, known: Known): Outcome<(input: AnyValue, scope: AnyScope) => boolean, Refusal>;
  /** Evaluates with variables in sight and within limits; what `evaluate` throws besides goes on. */
  run<Answer>(given: VariableSet, evaluate: (scope: AnyScope) => Answer): Outcome<Answer, EvaluationFailure>;
  /** A scope of the same evaluation that sees nothing of another. */
  apart(scope: AnyScope): AnyScope;
  toJson(value: AnyValue, scope: AnyScope): Json;
  isTypeName(name: string): boolean;
  /** The value as one of the type, converted where the language does; `undefined` when it does not fit. */
  asType(value: AnyValue, type: AnyType): AnyValue;
  /** As `asType`, for what comes from outside: text is read as a moment where the type is one. */
  taken(value: AnyValue, type: AnyType): AnyValue;
  equal(one: AnyValue, other: AnyValue): boolean | null;
  /** What a function of the language makes of a list. */
  aggregate(name: 'sum' | 'min' | 'max', list: readonly AnyValue[], scope: AnyScope): AnyValue;
  function(
    parameters: readonly Parameter[],
    body: (given: ReadonlyMap<string, AnyValue>) => AnyValue,
  ): AnyValue;
  call(called: AnyValue, given: ReadonlyMap<string, AnyValue>): AnyValue;
  boxedFor(iteration: AnyIteration): AnyLogic;
  boxedQuantified(iteration: AnyIteration, kind: 'some' | 'every'): AnyLogic;
  boxedFilter(over: AnyLogic, filter: AnyLogic): AnyLogic;
}
