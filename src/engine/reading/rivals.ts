import type { FlowNode, SingleEvent } from '../definition.js';
import { eventOf, partsOf } from '../event-parts.js';
import type { ElementId } from '../instance.js';
import type { Reading } from './drawn-process.js';
import { isEventSubProcess } from './structure.js';

type Nodes = ReadonlyMap<ElementId, FlowNode>;

/** One event that a place hears. */
interface Heard {
  readonly node: FlowNode;
  readonly event: SingleEvent;
  /** What it listens for: an activity, all runs of it, or what goes on in a sub-process. */
  readonly place: string;
}

/** Refuses two events of which nobody could say which one hears: as in Camunda, each place hears a thing once. */
export const refuseRivals = ({ report }: Reading, nodes: Nodes): void => {
  const before: Heard[] = [];
  for (const heard of [...nodes.values()].flatMap((node) => heardBy(node, nodes))) {
    const rival = before.find((other) => other.place === heard.place && areRivals(other, heard));
    before.push(heard);
    if (rival)
      report({
        code: 'duplicate-trigger',
        message: `Expected one event for the same ${heard.event.kind} at the same place, but '${rival.node.id}' and '${heard.node.id}' compete`,
        element: heard.node.id,
        line: heard.node.line,
      });
  }
};

/** What starts a process from outside is told apart by its triggers, but for conditions. */
const heardBy = (node: FlowNode, nodes: Nodes): readonly Heard[] => {
  const event = eventOf(node);
  const place = event && placeOf(node, nodes);
  if (!event || place === undefined) return [];
  const begins = node.type === 'startEvent' && !nodes.has(node.parent);
  const heard = partsOf(event).filter(({ kind }) => (kind === 'conditional') === begins);
  return heard.map((part) => ({ node, event: part, place }));
};

const placeOf = (node: FlowNode, nodes: Nodes): string | undefined => {
  if (node.type === 'boundaryEvent') return hostOf(node, nodes);
  if (node.type === 'receiveTask') return node.multiInstance ? undefined : node.id;
  if (node.type === 'startEvent') {
    const container = nodes.get(node.parent);
    if (!container) return node.parent;
    return isEventSubProcess(container) ? container.parent : undefined;
  }
  const [from] = node.incoming;
  const gateway = from && nodes.get(from.source);
  return gateway?.type === 'eventBasedGateway' ? gateway.id : undefined;
};

/** What is repeated is heard at as a whole, and each run of it for itself. */
const hostOf = ({ id }: FlowNode, nodes: Nodes): string | undefined => {
  const host = [...nodes.values()].find(({ boundary }) => boundary.includes(id));
  return host?.multiInstance ? `${host.id}#multiInstanceBody` : host?.id;
};

const areRivals = (one: Heard, other: Heard): boolean => {
  if (one.node === other.node || one.event.kind !== other.event.kind) return false;
  if (one.event.kind === 'escalation') return areRivalEscalations(one, other);
  if (one.event.kind === 'conditional') return isSameCondition(one.event, other.event);
  return hasName(one.event) && hasName(other.event) && isSameName(one.event, other.event);
};

type Named = Extract<SingleEvent, { readonly kind: 'message' | 'signal' }>;

const hasName = (event: SingleEvent): event is Named => event.kind === 'message' || event.kind === 'signal';

const isSameName = (one: Named, other: Named): boolean =>
  JSON.stringify(one.name) === JSON.stringify(other.name);

const isSameCondition = (one: SingleEvent, other: SingleEvent): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** An event sub-process comes before a border event; of two alike, one without a code hears every escalation. */
const areRivalEscalations = (one: Heard, other: Heard): boolean => {
  if (one.node.type !== other.node.type) return false;
  const [first, second] = [codeOf(one.event), codeOf(other.event)];
  return first === undefined || second === undefined || first === second;
};

const codeOf = (event: SingleEvent): string | undefined =>
  event.kind === 'escalation' ? event.code : undefined;
