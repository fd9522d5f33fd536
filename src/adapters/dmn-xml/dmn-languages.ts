import type { EvaluationFailure } from '../../engine/expression.js';
import type { VariableSet } from '../../engine/variables.js';
import type { Json } from '../../kernel/json.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { ParseXml } from './xml.js';

interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** A value of the language; only lists, truth values, numbers, text, `null` and contexts (maps) are looked into here. */
export type Value = unknown;

/** What a value must be (DMN 1.5 §7.3.2); item definitions compose these. */
export type Type =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'list' | 'range'; readonly of: Type }
  | { readonly kind: 'context'; readonly entries: ReadonlyMap<string, Type> }
  | { readonly kind: 'function'; readonly parameters: readonly Type[]; readonly result: Type }
  | { readonly kind: 'limited'; readonly of: Type; readonly text: string; allows(value: Value): boolean };

/** The names an expression can see. */
export interface Scope {
  /** The first name that nothing had since this was last asked; the language takes it for `null`. */
  missed(): string | undefined;
  within(entries: ReadonlyMap<string, Value>): Scope;
  find(name: string): Value;
}

/** Logic that was read, ready to be asked. */
export type Logic = (scope: Scope) => Value;

export interface Parameter {
  readonly name: string;
  readonly type: Type | undefined;
}

export interface Iteration {
  readonly name: string;
  readonly over: Logic;
  readonly body: Logic;
}

/** What an expression may speak of: names, each with what is known of its entries, and types. */
export interface Known {
  readonly names: Readonly<Record<string, unknown>>;
  readonly types: ReadonlyMap<string, Type>;
}

/** The expression language of decisions; adapters do not know each other, so it is handed in. */
export interface DecisionLanguage {
  expression(text: string, known: Known): Outcome<Logic, Refusal>;
  tests(text: string, known: Known): Outcome<(input: Value, scope: Scope) => boolean, Refusal>;
  run<Answer>(given: VariableSet, evaluate: (scope: Scope) => Answer): Outcome<Answer, EvaluationFailure>;
  apart(scope: Scope): Scope;
  toJson(value: Value, scope: Scope): Json;
  isTypeName(name: string): boolean;
  asType(value: Value, type: Type): Value;
  taken(value: Value, type: Type): Value;
  equal(one: Value, other: Value): boolean | null;
  aggregate(name: 'sum' | 'min' | 'max', list: readonly Value[], scope: Scope): Value;
  function(parameters: readonly Parameter[], body: (given: ReadonlyMap<string, Value>) => Value): Value;
  call(called: Value, given: ReadonlyMap<string, Value>): Value;
  boxedFor(iteration: Iteration): Logic;
  boxedQuantified(iteration: Iteration, kind: 'some' | 'every'): Logic;
  boxedFilter(over: Logic, filter: Logic): Logic;
}

/** What DMN files are read with. */
export interface DmnLanguages {
  readonly parseXml: ParseXml;
  readonly feel: DecisionLanguage;
}
