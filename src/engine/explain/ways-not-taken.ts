import type { FlowNode, ProcessDefinition, SequenceFlow } from '../definition.js';
import { isParallel } from '../runtime/firing.js';
import type { NotTaken } from './explanation.js';
import type { Walked } from './walk.js';
import type { Visit } from './visit.js';

/** Every way on from a visit that is over and that was not gone, each with its reason. */
export const waysNotTaken = (walked: Walked, visit: Visit): readonly NotTaken[] => {
  const { definition, token } = visit;
  const node = definition.nodes.get(token.element);
  return node
    ? [...visit.notTaken, ...notLookedAt(node, visit), ...didNotHappen(definition, walked, node, visit)]
    : [];
};

/** Flows that nobody had to look at, because the way on was already clear. */
const notLookedAt = (node: FlowNode, { taken, notTaken }: Visit): readonly NotTaken[] => {
  // All the events behind a parallel event gateway happen in their turn.
  if (taken.length === 0 || isParallel(node)) return [];
  const told = new Set([...taken, ...notTaken].map((way) => ('flow' in way ? way.flow : way.event)));
  return node.outgoing
    .filter(({ id }) => !told.has(id))
    .map((flow) => ({ flow: flow.id, to: flow.target, why: whyNot(node, flow) }));
};

const whyNot = (node: FlowNode, { id }: SequenceFlow) => {
  if (node.type === 'eventBasedGateway') return 'another-event-first';
  return id === node.defaultFlow ? 'default-not-needed' : 'another-first';
};

/** Events at the border of what the token was in. */
const didNotHappen = (
  definition: ProcessDefinition,
  { visits }: Walked,
  { boundary }: FlowNode,
  { token, left }: Visit,
): readonly NotTaken[] => {
  if (left === undefined || boundary.length === 0) return [];
  const happened = new Set(
    [...visits.values()].flatMap(({ token: other, came }) =>
      came.by === 'boundary' && came.from === token.id ? [other.element] : [],
    ),
  );
  return boundary
    .filter((event) => !happened.has(event) && isWayOn(definition.nodes.get(event)))
    .map((event) => ({ event, why: 'did-not-happen', evidence: left }));
};

/** What undoes an activity is no way on from it. */
const isWayOn = (node: FlowNode | undefined): boolean => {
  const { event } = (node ?? {}) as { readonly event?: { readonly kind: string } };
  return event?.kind !== 'compensate';
};
