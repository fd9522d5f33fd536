import type { FlowNode, ProcessDefinition } from '../definition.js';
import type { ElementId } from '../instance.js';

/** What goes on at one element of the old definition goes on at one element of the new. */
export interface MigrationInstruction {
  /** An element's id; with `#multiInstanceBody` behind it a repeated activity as a whole. */
  readonly source: string;
  readonly target: string;
  /** A timer, message or signal is read anew from the target; without it, what is waited for stays as it was. */
  readonly updateEventTrigger?: boolean;
}

/** Why something cannot move. The first group is about the plan, the second about an instance. */
export type MigrationProblemCode =
  | 'source-not-found'
  | 'target-not-found'
  | 'mapped-twice'
  | 'type-differs'
  | 'event-differs'
  | 'event-host-not-mapped'
  | 'ancestor-not-around'
  | 'multi-instance-added'
  | 'multi-instance-differs'
  | 'inner-not-mapped'
  | 'trigger-not-updatable'
  | 'condition-not-updated'
  | 'gateway-flows-fewer'
  | 'gateway-mapped-twice'
  | 'gateway-scope-not-mapped'
  | 'handler-not-mappable'
  | 'no-instruction'
  | 'not-asynchronous'
  | 'being-undone'
  | 'compensation-not-mapped'
  | 'not-this-definition'
  | 'cannot-go-on';

export interface MigrationProblem {
  readonly code: MigrationProblemCode;
  /** Of the source, where it is about what goes on; else as the instruction has it. */
  readonly element: string;
  /** For a developer; words for people are chosen at the edge. */
  readonly message: string;
  /** What goes on there, by its name inside the instance. */
  readonly token?: string;
}

/** What Camunda calls the whole of a repeated activity. */
const bodySuffix = '#multiInstanceBody';

export const bodyOf = (element: string): string => `${element}${bodySuffix}`;

export const isBody = (name: string): boolean => name.endsWith(bodySuffix);

export const elementOf = (name: string): ElementId =>
  (isBody(name) ? name.slice(0, -bodySuffix.length) : name) as ElementId;

export const isEventSubProcess = (node: FlowNode | undefined): boolean =>
  (node as (FlowNode & { readonly triggeredByEvent?: boolean }) | undefined)?.triggeredByEvent === true;

/** The process or sub-process around an element, and what is around that, the process last. */
export const around = ({ nodes }: ProcessDefinition, container: ElementId): readonly ElementId[] => {
  const chain: ElementId[] = [];
  for (let at: ElementId | undefined = container; at !== undefined; at = nodes.get(at)?.parent)
    chain.push(at);
  return chain;
};

/** The activity a boundary event stands at. */
export const hostOf = ({ nodes }: ProcessDefinition, boundary: FlowNode): FlowNode | undefined =>
  hostsIn(nodes).get(boundary.id);

const hosts = new WeakMap<ProcessDefinition['nodes'], ReadonlyMap<ElementId, FlowNode>>();

const hostsIn = (nodes: ProcessDefinition['nodes']): ReadonlyMap<ElementId, FlowNode> => {
  const known = hosts.get(nodes);
  if (known) return known;
  const found = new Map(
    [...nodes.values()].flatMap((node) => node.boundary.map((id) => [id, node] as const)),
  );
  hosts.set(nodes, found);
  return found;
};
