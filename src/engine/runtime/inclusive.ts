import type { FlowNode, ProcessDefinition, SequenceFlow } from '../definition.js';
import type { ElementId, Token } from '../instance.js';
import { arrivedAt, mergeInto } from './joining.js';
import { complete } from './move.js';
import { nodeOf, type Run } from './run.js';

/** Elements a token comes to after this one; a boundary event and the other end of a link count as next. */
const successors = (definition: ProcessDefinition, node: FlowNode): readonly ElementId[] => [
  ...node.outgoing.map(({ target }) => target),
  ...node.boundary,
  ...linkTargets(definition, node),
];

const linkNameOf = (node: FlowNode): string | undefined => {
  const { event } = node as FlowNode & {
    readonly event?: { readonly kind: string; readonly name?: unknown };
  };
  return event?.kind === 'link' && typeof event.name === 'string' ? event.name : undefined;
};

export const linkTargets = (definition: ProcessDefinition, node: FlowNode): readonly ElementId[] => {
  const name = node.type === 'intermediateThrowEvent' ? linkNameOf(node) : undefined;
  if (name === undefined) return [];
  return [...definition.nodes.values()]
    .filter(
      (other) =>
        other.type === 'intermediateCatchEvent' && other.parent === node.parent && linkNameOf(other) === name,
    )
    .map(({ id }) => id);
};

/*
 * Definitions never change, so what leads to what is worked out once for each.
 */
const ways = new WeakMap<ProcessDefinition, ReadonlyMap<ElementId, readonly ElementId[]>>();
const known = new WeakMap<SequenceFlow, ReadonlySet<ElementId>>();

const predecessorsIn = (definition: ProcessDefinition): ReadonlyMap<ElementId, readonly ElementId[]> => {
  const before = ways.get(definition);
  if (before) return before;
  const found = new Map<ElementId, ElementId[]>();
  for (const node of definition.nodes.values())
    for (const next of successors(definition, node)) found.set(next, [...(found.get(next) ?? []), node.id]);
  ways.set(definition, found);
  return found;
};

/** From which elements this flow can be reached without passing the gateway it leads to. */
export const reaching = (definition: ProcessDefinition, flow: SequenceFlow): ReadonlySet<ElementId> => {
  const before = known.get(flow);
  if (before) return before;
  const predecessors = predecessorsIn(definition);
  const found = new Set<ElementId>([flow.source]);
  for (const element of found) {
    if (element === flow.target) continue;
    for (const previous of predecessors.get(element) ?? []) found.add(previous);
  }
  found.delete(flow.target);
  known.set(flow, found);
  return found;
};

/** BPMN 2.0 §13.4.3: nobody on the way can still bring a token to a flow that has none. */
export const nobodyComesTo = (run: Run, gateway: FlowNode, arrived: readonly Token[]): boolean => {
  const filled = new Set(arrived.map(({ via }) => via));
  const leadsTo = (flows: readonly SequenceFlow[], element: ElementId): boolean =>
    flows.some((flow) => reaching(run.definition, flow).has(element));
  const empty = gateway.incoming.filter(({ id }) => !filled.has(id));
  const full = gateway.incoming.filter(({ id }) => filled.has(id));
  const scope = arrived[0]?.scope;
  const isComing = ({ element, waiting, via }: Token): boolean =>
    element === gateway.id
      ? waiting === 'continuation' && !filled.has(via)
      : leadsTo(empty, element) && !leadsTo(full, element);
  return (
    empty.length === 0 ||
    Object.values(run.state.tokens).every((token) => token.scope !== scope || !isComing(token))
  );
};

/** Lets the first inclusive gateway through that waits for nobody any more; says whether there was one. */
export const passInclusive = (run: Run): boolean => {
  const waiting = Object.values(run.state.tokens).filter(
    (token) => token.waiting === 'join' && nodeOf(run, token.element).type === 'inclusiveGateway',
  );
  for (const first of waiting) {
    const gateway = nodeOf(run, first.element);
    const arrived = arrivedAt(run, gateway, first.scope);
    const last = nobodyComesTo(run, gateway, arrived) ? mergeInto(run, arrived) : undefined;
    if (!last) continue;
    complete(run, last.id);
    return true;
  }
  return false;
};
