import type { FlowNode, ProcessDefinition } from '../../engine/definition.js';
import type { ElementId, ProcessInstance, Scope, ScopeId } from '../../engine/instance.js';

/** What is being undone, and where the tree shows it: in the sub-processes it was done in, the outermost first. */
export interface UndonePlace {
  readonly scope: ScopeId;
  readonly within: readonly Place[];
}

export interface Place {
  readonly element: ElementId;
  /** The runs of a repeated activity together. */
  readonly isBody: boolean;
}

/**
 * As in Camunda, an instance shows what undoes an activity where that activity was done, and not in the event that asks
 * for it: the sub-processes are over, but are there again for as long as something in them is being undone.
 */
export const undonePlacesIn = (
  instance: ProcessInstance,
  definition: ProcessDefinition,
): ReadonlyMap<ScopeId, readonly UndonePlace[]> => {
  const places = new Map<ScopeId, UndonePlace[]>();
  for (const scope of Object.values<Scope>(instance.scopes)) {
    const thrown = scope.kind === 'compensation' ? throwerOf(instance, scope) : undefined;
    const done = thrown && doneIn(instance, definition, scope);
    if (!thrown || !done) continue;
    const home = homeOf(instance, definition, { done, from: thrown.scope });
    const within = [...containersOf(definition, done, home), ...bodyOf(done)];
    places.set(home.id, [...(places.get(home.id) ?? []), { scope: scope.id, within }]);
  }
  return places;
};

/** The event that asked for what is undone in a scope; the scope around all that it undoes asks for nothing. */
const throwerOf = ({ scopes, tokens }: ProcessInstance, { parent }: Scope) => {
  const body = parent === undefined ? undefined : scopes[parent];
  return body?.kind === 'compensation' && body.token !== undefined ? tokens[body.token] : undefined;
};

/** The activity that is undone; a sub-process that undoes itself does it by what is drawn in it. */
const doneIn = (
  { tokens }: ProcessInstance,
  { nodes }: ProcessDefinition,
  { id }: Scope,
): FlowNode | undefined => {
  const token = Object.values(tokens).find(({ scope }) => scope === id);
  const handler = token && nodes.get(token.element);
  return [...nodes.values()].find(({ compensation }) => compensation === handler?.id) ?? handler;
};

interface Asked {
  readonly done: FlowNode;
  readonly from: ScopeId;
}

/** The scope that goes on around what was done: an event sub-process undoes what was done beside it. */
const homeOf = (instance: ProcessInstance, definition: ProcessDefinition, { done, from }: Asked): Scope => {
  const scope = instance.scopes[from];
  if (!scope) throw new Error(`Expected scope '${from}' of instance '${instance.id}', but it has none`);
  const outer =
    scope.kind === 'compensation'
      ? throwerOf(instance, scope)?.scope
      : scope.kind === 'eventSubProcess' && !isInside(definition, done, scope.element)
        ? scope.parent
        : undefined;
  return outer === undefined ? scope : homeOf(instance, definition, { done, from: outer });
};

const isInside = (definition: ProcessDefinition, { parent }: FlowNode, element: ElementId): boolean => {
  const around = definition.nodes.get(parent);
  return parent === element || (around !== undefined && isInside(definition, around, element));
};

const containersOf = (definition: ProcessDefinition, { parent }: FlowNode, home: Scope): readonly Place[] => {
  const around = parent === home.element ? undefined : definition.nodes.get(parent);
  if (!around) return [];
  return [
    ...containersOf(definition, around, home),
    ...bodyOf(around),
    { element: around.id, isBody: false },
  ];
};

const bodyOf = ({ id, multiInstance }: FlowNode): readonly Place[] =>
  multiInstance ? [{ element: id, isBody: true }] : [];
