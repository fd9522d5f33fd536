import type { Json } from '../../kernel/json.js';
import type { FlowNode } from '../definition.js';
import type { Expression } from '../expression.js';
import type { ElementId, ScopeId, Token } from '../instance.js';
import type { DataAssociation, DataSet, DataType, NodeData } from '../node-data.js';
import { declaredType, type Variables, type VariableSet } from '../variables.js';
import { stop } from './refusal.js';
import { entry, evaluateOver, visibleIn, type Place, type Run } from './run.js';
import { setVariables } from './variables.js';

/** What is null is not there yet (BPMN 2.0 §10.4.2 calls it unavailable). */
const valueIn = (visible: VariableSet, name: string): Json => entry(visible.values, name) ?? null;

/** Sources that are not there yet. */
export const missingFor = ({ sources }: DataAssociation, visible: VariableSet): readonly string[] =>
  sources.filter((source) => valueIn(visible, source) === null);

interface Filled {
  readonly values: Map<string, Json>;
  readonly types: Map<string, string>;
}

const nothing = (): Filled => ({ values: new Map(), types: new Map() });

/** Fills the target of an association among what is filled, when its sources are there. */
const fill = (run: Run, association: DataAssociation, place: Place, filled: Filled): void => {
  const visible = visibleIn(run.state.scopes, place.scope);
  if (missingFor(association, visible).length > 0) return;
  const { target, type } = association;
  const before = filled.values.get(target) ?? null;
  const { value, declared } = moved(run, association, { before, visible, element: place.element });
  if (value === null) return;
  if (type && !fits(value, type))
    stop(
      'data-not-as-drawn',
      `Expected '${target}' to be ${wordFor(type)}, as its item definition says, but it is not`,
      place.element,
    );
  filled.values.set(target, value);
  if (declared !== undefined) filled.types.set(target, declared);
};

interface Moving {
  readonly before: Json;
  readonly visible: VariableSet;
  readonly element: ElementId;
}

/** BPMN 2.0 §10.4.2: a transformation, or else assignments one after the other, or else a copy. */
const moved = (
  run: Run,
  { sources: [source], transformation, assignments }: DataAssociation,
  { before, visible, element }: Moving,
): { readonly value: Json; readonly declared?: string | undefined } => {
  const evaluated = (expression: Expression): Json => evaluateOver(run, expression, visible, element);
  if (transformation) return { value: evaluated(transformation) };
  if (assignments.length > 0)
    return {
      value: assignments.reduce<Json>((whole, { from, to }) => withField(whole, to, evaluated(from)), before),
    };
  if (source === undefined) return { value: null };
  return { value: valueIn(visible, source), declared: declaredType(visible.types, source) };
};

/** The whole, or a copy in which a field is another; what is not there on the way to it is made. */
const withField = (whole: Json, [field, ...rest]: readonly string[], value: Json): Json => {
  if (field === undefined) return value;
  const before =
    typeof whole === 'object' && whole !== null && !Array.isArray(whole) ? Object.entries(whole) : [];
  const inner = before.find(([name]) => name === field)?.[1] ?? null;
  return Object.fromEntries([
    ...before.filter(([name]) => name !== field),
    [field, withField(inner, rest, value)],
  ]);
};

const kindFits: Readonly<Record<DataType['kind'], (value: Json) => boolean>> = {
  any: () => true,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
};

const fits = (value: Json, { kind, collection }: DataType): boolean => {
  if (!collection) return kindFits[kind](value);
  return Array.isArray(value) && (value as readonly Json[]).every((one) => kindFits[kind](one));
};

const wordFor = ({ kind, collection }: DataType): string =>
  `${collection ? 'a list of ' : ''}${kind === 'any' ? 'anything' : kind}`;

const isComplete = ({ required }: DataSet, has: (name: string) => boolean): boolean => required.every(has);

const nulls = (names: readonly string[]): Variables => Object.fromEntries(names.map((name) => [name, null]));

/**
 * What a node has of its own when it begins, or nothing while no set of its inputs is complete (BPMN 2.0 §10.4.2): the
 * first set that is, is filled, and what belongs to other sets stays empty.
 */
export const ownDataAt = (run: Run, { id, data }: FlowNode, scope: ScopeId): VariableSet | undefined => {
  if (!data) return { values: {} };
  if (run.skipIoMappings) return { values: nulls(data.own) };
  const filled = nothing();
  for (const association of data.inputs) fill(run, association, { element: id, scope }, filled);
  if (!leaveOneSet(data, filled)) return undefined;
  return withTypes({ ...nulls(data.own), ...Object.fromEntries(filled.values) }, filled.types);
};

/** Whether a set is complete; what belongs to others alone is empty then. */
const leaveOneSet = ({ inputSets }: NodeData, { values }: Filled): boolean => {
  const chosen = inputSets.find((set) => isComplete(set, (name) => values.has(name)));
  for (const name of inputSets.flatMap(({ all }) => all))
    if (chosen?.all.includes(name) === false) values.delete(name);
  return chosen !== undefined || inputSets.length === 0;
};

const withTypes = (values: Variables, types: ReadonlyMap<string, string>): VariableSet => ({
  values,
  ...(types.size > 0 && { types: Object.fromEntries(types) }),
});

export const waitsForData = (run: Run, node: FlowNode, { scope }: Token): boolean =>
  node.data !== undefined && ownDataAt(run, node, scope) === undefined;

/** Names of what keeps a node from beginning. */
export const missingAt = ({ inputs, inputSets }: NodeData, visible: VariableSet): readonly string[] => {
  const required = new Set(inputSets.flatMap((set) => set.required));
  return [...new Set(inputs.flatMap((one) => (required.has(one.target) ? missingFor(one, visible) : [])))];
};

/**
 * What a node gives back when it ends. Without a complete set of outputs it does not end: whoever completes it hears so
 * (BPMN 2.0 §10.4.2 calls it a runtime exception).
 */
export const givenBack = (run: Run, { id, data }: FlowNode, scope: ScopeId): VariableSet => {
  if (!data || run.skipIoMappings) return { values: {} };
  const visible = visibleIn(run.state.scopes, scope);
  const isThere = (name: string): boolean => valueIn(visible, name) !== null;
  if (data.outputSets.length > 0 && !data.outputSets.some((set) => isComplete(set, isThere)))
    stop(
      'data-not-as-drawn',
      `Expected '${id}' to end with ${data.outputSets.map(({ required }) => required.map((name) => `'${name}'`).join(' and ')).join(', or with ')}, but it does not`,
      id,
    );
  const filled = nothing();
  for (const association of data.outputs) {
    const { target, assignments } = association;
    // A field is set in what is there already.
    if (assignments.length > 0 && !filled.values.has(target))
      filled.values.set(target, outerValue(run, scope, target));
    fill(run, association, { element: id, scope }, filled);
  }
  const values = Object.fromEntries([...filled.values].filter(([, value]) => value !== null));
  return withTypes(values, filled.types);
};

const outerValue = (run: Run, scope: ScopeId, name: string): Json =>
  valueIn(visibleIn(run.state.scopes, run.state.scopes[scope]?.parent ?? scope), name);

/** What an event that catches something gives to the data around it. */
export const giveBackAround = (run: Run, node: FlowNode, { scope }: Token): void => {
  setVariables(run, scope, givenBack(run, node, scope));
};

/** Whatever passes its inputs on: an event or a task that sends (BPMN 2.0 §10.5.1), or a call (§10.3.6). */
export const passedOnBy = (run: Run, { element, scope }: Place): VariableSet => {
  const node = run.definition.nodes.get(element);
  const { type = '' } = node ?? {};
  const sends = type === 'sendTask' || type === 'callActivity' || type.endsWith('Event');
  const names = sends ? (node?.data?.inputs ?? []).map(({ target }) => target) : [];
  const visible = visibleIn(run.state.scopes, scope);
  return { values: Object.fromEntries(names.map((name) => [name, valueIn(visible, name)])) };
};

/** What was called gives back what the call's outputs name. */
export const takeBack = (run: Run, { data }: FlowNode, { scope }: Token, from: VariableSet): void => {
  const names = new Set((data?.outputs ?? []).flatMap(({ sources }) => sources));
  const values = Object.fromEntries(Object.entries(from.values).filter(([name]) => names.has(name)));
  setVariables(run, scope, { values });
};
