import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import type { FlowNode, ProcessDefinition, VariableChange } from '../definition.js';
import type { Behaviour } from '../elements/behaviour.js';
import type { EngineEvent } from '../events.js';
import { apply, type Draft } from '../evolve.js';
import type { Circumstances, Evaluate, Expression, Template } from '../expression.js';
import type { ElementId, Scope, ScopeId, Subscription, SubscriptionId, Token, TokenId } from '../instance.js';
import type { VariableSet } from '../variables.js';
import { stop, stopFor } from './refusal.js';

/** What is still to be done before the instance is at rest. */
export type WorkItem =
  | { readonly do: 'enter'; readonly token: TokenId }
  /** The scope may have lost its last token. */
  | { readonly do: 'checkScope'; readonly scope: ScopeId }
  /** The one token inside an iteration, or inside an activity's own scope, is done. */
  | { readonly do: 'closeInner'; readonly scope: ScopeId };

/** Something that may have made a condition true. */
export type Change =
  | { readonly subscription: SubscriptionId }
  | { readonly scope: ScopeId; readonly variables: ReadonlyMap<string, VariableChange> };

export interface Surroundings {
  readonly definition: ProcessDefinition;
  readonly at: Instant;
  readonly evaluate: Evaluate;
  readonly behaviours: ReadonlyMap<string, Behaviour>;
  /** By decision of a person: input and output parameters are left alone. */
  readonly skipIoMappings?: boolean;
  /** By decision of a person: listeners drawn in the model hear nothing. */
  readonly skipCustomListeners?: boolean;
}

/** One command being carried out: the state so far, the events so far, and what is still to be done. */
export interface Run extends Surroundings {
  readonly state: Draft;
  readonly events: readonly EngineEvent[];
  readonly pending: WorkItem[];
  /** What conditional events have yet to look at. */
  readonly changes: Change[];
  emit(event: EngineEvent): void;
  /** A fresh name inside the instance, for a token, a scope, a job, … */
  next(): string;
}

/** More places than a sound process is in at once; a bound against loops that multiply what goes round. */
const mostTokens = 5_000;

const tokensMore: Partial<Record<EngineEvent['type'], number>> = { TokenArrived: 1, TokenLeft: -1 };

const isCondition = ({ kind }: Subscription): boolean => kind === 'conditional';

export const openRun = (surroundings: Surroundings, state: Draft): Run => {
  const events: EngineEvent[] = [];
  const changes: Change[] = [];
  // Nearly nobody waits for a condition, and then no change has to be remembered.
  let conditions = Object.values(state.subscriptions).some(isCondition);
  let counter = state.counter;
  let tokens = Object.keys(state.tokens).length;
  const { definition, at, evaluate, behaviours } = surroundings;
  return {
    definition,
    at,
    evaluate,
    behaviours,
    skipIoMappings: surroundings.skipIoMappings === true,
    skipCustomListeners: surroundings.skipCustomListeners === true,
    state,
    events,
    pending: [],
    changes,
    emit(event) {
      events.push(event);
      if (event.type === 'Subscribed' && isCondition(event.subscription)) conditions = true;
      if (conditions && (event.type === 'VariablesSet' || event.type === 'VariablesRemoved'))
        changes.push(changeOf(state.scopes[event.scope], event));
      apply(state, event);
      tokens += tokensMore[event.type] ?? 0;
      if (tokens > mostTokens)
        stop('too-many-steps', `Expected at most ${mostTokens} tokens at once, but there are more`);
    },
    next() {
      counter += 1;
      return String(counter);
    },
  };
};

type VariableEvent = Extract<EngineEvent, { readonly type: 'VariablesSet' | 'VariablesRemoved' }>;

/** What a change of variables is, seen from the scope as it was before. */
const changeOf = (before: Scope | undefined, event: VariableEvent): Change => {
  const kindOf = (name: string): VariableChange =>
    before && Object.hasOwn(before.variables, name) ? 'update' : 'create';
  const variables: readonly (readonly [string, VariableChange])[] =
    event.type === 'VariablesRemoved'
      ? event.names.map((name) => [name, 'delete'])
      : Object.keys(event.variables).map((name) => [name, kindOf(name)]);
  return { scope: event.scope, variables: new Map(variables) };
};

export const nodeOf = (run: Run, element: ElementId): FlowNode =>
  run.definition.nodes.get(element) ??
  stop('token-not-found', `Expected element '${element}' in the definition, but it is not there`, element);

/** Looks up what a command names; a name such as `constructor` finds nothing. */
export const entry = <Id extends string, Entry>(
  record: Readonly<Record<Id, Entry>>,
  id: Id,
): Entry | undefined => (Object.hasOwn(record, id) ? record[id] : undefined);

export const scopeOf = (run: Run, scope: ScopeId): Scope =>
  entry(run.state.scopes, scope) ??
  stop('token-not-found', `Expected scope '${scope}' to be open, but it is not`);

export const tokenOf = (run: Run, token: TokenId): Token =>
  entry(run.state.tokens, token) ?? stop('token-not-found', `Expected token '${token}', but it has moved on`);

/** Whether this token runs inside its activity (one of its iterations, or in its own scope), and is not the whole. */
export const isInnerRun = (run: Run, token: Pick<Token, 'scope' | 'element'>): boolean => {
  const { kind, element } = scopeOf(run, token.scope);
  return (kind === 'iteration' || kind === 'activity') && element === token.element;
};

/** Where a token's variables are looked up and set: the scope it opened for its own, or the one it is in. */
export const innermostScopeOf = (scopes: Scopes, { inner, scope }: Token): ScopeId =>
  inner !== undefined && scopes[inner]?.kind === 'activity' ? inner : scope;

type Scopes = Readonly<Record<ScopeId, Scope>>;

/** Everything visible in a scope: what an inner scope names hides the outer. */
export const visibleIn = (scopes: Scopes, id: ScopeId | undefined): VariableSet => {
  const chain = outwards(scopes, id);
  const [only] = chain;
  if (only && chain.length === 1) return { values: only.variables, ...(only.types && { types: only.types }) };
  const values: Record<string, Json> = {};
  const types: Record<string, string> = {};
  for (const scope of chain.reverse()) {
    for (const [name, value] of Object.entries(scope.variables)) define(values, name, value);
    for (const [name, type] of Object.entries(scope.types ?? {})) define(types, name, type);
  }
  return { values, types };
};

const outwards = (scopes: Scopes, id: ScopeId | undefined): Scope[] => {
  const chain: Scope[] = [];
  for (let scope = id && scopes[id]; scope; scope = scope.parent && scopes[scope.parent]) chain.push(scope);
  return chain;
};

/** Sets a property whatever its name is; plain assignment would run setters such as `__proto__`'s. */
const define = <Value>(record: Record<string, Value>, name: string, value: Value): void => {
  Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
};

export interface Place {
  readonly element: ElementId;
  readonly scope: ScopeId;
}

/** What is added to the circumstances of a place by whoever evaluates there. */
export type About = Pick<Circumstances, 'event' | 'task'>;

/** What `execution` tells an expression at an element. */
export const circumstancesAt = (
  { at, state, definition }: Run,
  element: ElementId,
  about?: About,
): Circumstances => {
  const elementName = definition.nodes.get(element)?.name;
  return {
    at,
    instance: state.id,
    definition: state.definition,
    ...(state.businessKey !== undefined && { businessKey: state.businessKey }),
    element,
    ...(elementName !== undefined && { elementName }),
    ...about,
  };
};

export const evaluateAt = (run: Run, expression: Expression, { element, scope }: Place): Json =>
  evaluateOver(run, expression, visibleIn(run.state.scopes, scope), element);

/** Evaluates over variables that are not the instance's own, such as a called instance's. */
export const evaluateOver = (
  run: Run,
  expression: Expression,
  variables: VariableSet,
  element: ElementId,
): Json => {
  const outcome = run.evaluate.expression(expression, variables, circumstancesAt(run, element));
  return outcome.ok ? outcome.value : stopFor(outcome.reason, element);
};

export const booleanAt = (run: Run, expression: Expression, { element, scope }: Place): boolean =>
  booleanOver(run, expression, visibleIn(run.state.scopes, scope), element);

export const booleanOver = (
  run: Run,
  expression: Expression,
  variables: VariableSet,
  element: ElementId,
): boolean => {
  const value = evaluateOver(run, expression, variables, element);
  if (typeof value === 'boolean') return value;
  return stop(
    'condition-not-boolean',
    `Expected '${expression.text}' to be true or false, but it is ${value === null ? 'null' : typeof value}`,
    element,
  );
};

export const templateAt = (run: Run, template: Template, place: Place): Json =>
  'literal' in template ? template.literal : evaluateAt(run, template, place);

/** A template that must be text, such as a name; numbers are written out. */
export const textAt = (run: Run, template: Template, place: Place): string => {
  const value = templateAt(run, template, place);
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const text = 'literal' in template ? template.literal : template.text;
  return stop(
    'expression-failed',
    `Expected '${text}' to be text, but it is ${value === null ? 'null' : typeof value}`,
    place.element,
  );
};
