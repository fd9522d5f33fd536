import type { EventDefinition, FlowNode } from '../definition.js';
import { eventOf, partsOf, waitsForAll } from '../event-parts.js';
import type { ElementId } from '../instance.js';
import type { Reading } from './drawn-process.js';

/** A start event, or what else begins an instance: its event starts one from outside. */
export type Beginning = FlowNode & { readonly event: EventDefinition };

type Nodes = ReadonlyMap<ElementId, FlowNode>;
type Refuse = (message: string) => void;

const isStart = (node: FlowNode): node is Beginning => node.type === 'startEvent';

const instantiates = (node: FlowNode): boolean =>
  (node as FlowNode & { readonly instantiates?: unknown }).instantiates !== undefined;

const isParallelGateway = (node: FlowNode): boolean =>
  (node as FlowNode & { readonly instantiates?: unknown }).instantiates === 'parallel';

/**
 * What begins in each place: start events and, in a process, receive tasks and the events behind event gateways that
 * instantiate (BPMN 2.0 §10.3.3.3 and §10.6.6). One that could not begin anything is refused.
 */
export const beginningsIn = ({ report }: Reading, process: ElementId, nodes: Nodes): readonly Beginning[] =>
  [...nodes.values()].flatMap((node) => {
    if (isStart(node)) {
      if (node.parent === process) refuseUncertain(report, node, node);
      return [node];
    }
    if (!instantiates(node)) return [];
    const refuse: Refuse = (message) =>
      report({ code: 'bad-instantiate', message, element: node.id, line: node.line });
    refuseElsewhere(node, process, refuse);
    if (node.type === 'receiveTask') {
      refuseCovered(node, refuse);
      return [node as Beginning];
    }
    const events = node.outgoing.flatMap(({ target }) => nodes.get(target) ?? []) as Beginning[];
    for (const event of events) refuseUncertain(report, event, node);
    return events;
  });

const refuseElsewhere = ({ id, parent, incoming }: FlowNode, process: ElementId, refuse: Refuse): void => {
  if (parent !== process) refuse(`Expected '${id}' to begin a process, but it is inside '${parent}'`);
  if (incoming.length > 0) refuse(`Expected nothing before '${id}', which begins, but a flow leads to it`);
};

/** The message has come when the task begins, so that nothing is left to repeat, to map before or to interrupt. */
const refuseCovered = (node: FlowNode, refuse: Refuse): void => {
  if (eventOf(node)?.kind !== 'message')
    refuse(`Expected '${node.id}' to begin with a message, but it has none`);
  if (node.boundary.length > 0 || node.multiInstance || node.inputOutput || node.asyncBefore)
    refuse(
      `Expected '${node.id}' to be done when it begins, but it repeats, maps, continues later or has border events`,
    );
};

/** What waits for several things outside could not say which instance a moment belongs to. */
const refuseUncertain = (report: Reading['report'], node: Beginning, at: FlowNode): void => {
  const event = eventOf(node);
  if (!event || (!waitsForAll(event) && !isParallelGateway(at))) return;
  const refuse: Refuse = (message) =>
    report({ code: 'bad-parallel-start', message, element: node.id, line: node.line });
  if (partsOf(event).some(({ kind }) => kind === 'timer'))
    refuse(`Expected no timer among what '${node.id}' needs to begin, since no instance is known to it`);
  if (node.asyncBefore)
    refuse(`Expected no camunda:asyncBefore at '${node.id}', which waits for the rest of what begins it`);
};
