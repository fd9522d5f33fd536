import type { FlowNode } from '../definition.js';
import { eventOf, isAbout, partsOf } from '../event-parts.js';
import type { ElementId } from '../instance.js';
import type { Reading } from './drawn-process.js';
import { isEventSubProcess } from './structure.js';

type Nodes = ReadonlyMap<ElementId, FlowNode>;

/** Refuses, as Camunda does, an event that reaches for what it can never reach, or waits for what never comes. */
export const refuseOutOfReach = ({ report }: Reading, nodes: Nodes): void => {
  for (const node of nodes.values()) {
    for (const check of [undoesOutOfReach, undoesTwice, neverEscalates]) {
      const found = check(node, nodes);
      if (found) report({ ...found, element: node.id, line: node.line });
    }
  }
};

type Check = (
  node: FlowNode,
  nodes: Nodes,
) => { readonly code: string; readonly message: string } | undefined;

/** BPMN 2.0 §10.5.1: it undoes what was done beside it; an event sub-process also what it is drawn beside. */
const undoesOutOfReach: Check = (node, nodes) => {
  const event = node.type === 'boundaryEvent' ? undefined : eventOf(node);
  const around = nodes.get(node.parent);
  const reach = around && isEventSubProcess(around) ? [around.id, around.parent] : [node.parent];
  for (const part of event ? partsOf(event) : []) {
    const activity = part.kind === 'compensate' && part.activity ? nodes.get(part.activity) : undefined;
    if (activity && !reach.includes(activity.parent))
      return {
        code: 'bad-compensation',
        message: `Expected '${node.id}' to compensate an activity beside it, but '${activity.id}' is elsewhere`,
      };
  }
  return undefined;
};

const undoesTwice: Check = (node, nodes) => {
  const place = placeUndoneBy(node, nodes);
  if (place === undefined) return undefined;
  const first = [...nodes.values()].find((other) => placeUndoneBy(other, nodes) === place);
  return first === node
    ? undefined
    : {
        code: 'bad-compensation',
        message: `Expected '${place}' to undo itself in one way, but '${node.id}' is another`,
      };
};

const placeUndoneBy = (node: FlowNode, nodes: Nodes): ElementId | undefined =>
  node.type === 'startEvent' && isAbout(node, 'compensate') ? nodes.get(node.parent)?.parent : undefined;

const escalates: ReadonlySet<string> = new Set([
  'subProcess',
  'transaction',
  'adHocSubProcess',
  'callActivity',
  'userTask',
]);

/** From inside an activity only what is drawn in it, a person, or a worker escalates. */
const neverEscalates: Check = (node, nodes) => {
  if (node.type !== 'boundaryEvent' || !isAbout(node, 'escalation')) return undefined;
  const host = [...nodes.values()].find(({ boundary }) => boundary.includes(node.id));
  const canEscalate = !host || escalates.has(host.type) || 'external' in host || 'work' in host;
  return canEscalate
    ? undefined
    : {
        code: 'unsupported-event',
        message: `Expected '${node.id}' to be attached to what can escalate, but '${host.id}' never does`,
      };
};
