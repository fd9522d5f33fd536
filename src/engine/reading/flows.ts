import type { SequenceFlow } from '../definition.js';
import type { DrawnElement } from '../drawn.js';
import type { Expression } from '../expression.js';
import { given } from '../given.js';
import type { ElementId } from '../instance.js';
import {
  isEventSubProcess,
  type DrawnProcess,
  type PlacedFlow,
  type PlacedNode,
  type Reading,
} from './drawn-process.js';
import { readTakeListeners } from './listeners.js';
import { openReader } from './reader.js';
import { readCondition } from './scripts.js';

/** Reads the sequence flows (BPMN 2.0 §8.4.13); one with a loose end, or across a border, is a problem. */
export const readFlows = (
  reading: Reading,
  { flows, nodes }: DrawnProcess,
): ReadonlyMap<ElementId, SequenceFlow> => {
  const placed = new Map(nodes.map((node) => [node.id, node]));
  const read = new Map<ElementId, SequenceFlow>();
  for (const flow of flows) {
    const source = endOf(reading, flow, { role: 'source', attribute: 'sourceRef', placed });
    const target = endOf(reading, flow, { role: 'target', attribute: 'targetRef', placed });
    if (!source || !target) continue;
    refuseEnds(reading, flow, source, target);
    const name = flow.drawn.attributes['name'];
    const condition = conditionOf(reading, flow.drawn);
    read.set(flow.id, {
      id: flow.id,
      source: source.id,
      target: target.id,
      ...(name !== undefined && { name }),
      ...(condition && { condition }),
      ...given({ onTake: onTakeOf(reading, flow) }),
    });
  }
  return read;
};

const onTakeOf = (reading: Reading, { drawn, id }: PlacedFlow): SequenceFlow['onTake'] =>
  readTakeListeners(openReader(reading, { drawn, id, container: 'process' }));

interface End {
  readonly role: 'source' | 'target';
  readonly attribute: string;
  readonly placed: ReadonlyMap<ElementId, PlacedNode>;
}

const endOf = (
  { report }: Reading,
  { drawn, id, parent }: PlacedFlow,
  { role, attribute, placed }: End,
): PlacedNode | undefined => {
  const named = drawn.attributes[attribute];
  const node = named === undefined ? undefined : placed.get(named as ElementId);
  const where = { element: id, line: drawn.line };
  if (!node) {
    const found = named === undefined ? 'it names none' : `'${named}' is not there`;
    report({
      code: `missing-${role}`,
      message: `Expected flow '${id}' to have a ${role}, but ${found}`,
      ...where,
    });
  } else if (node.parent !== parent) {
    report({
      code: 'flow-across-levels',
      message: `Expected flow '${id}' to stay inside '${parent}', but its ${role} '${node.id}' is inside '${node.parent}'`,
      ...where,
    });
  }
  return node;
};

const refuseEnds = ({ report }: Reading, flow: PlacedFlow, source: PlacedNode, target: PlacedNode): void => {
  const refuse = (node: PlacedNode, what: string): void =>
    report({
      code: 'flow-not-allowed',
      message: `Expected no flow ${what} '${node.id}', but '${flow.id}' is drawn`,
      element: flow.id,
      line: flow.drawn.line,
    });
  const neverLeft =
    source.drawn.type === 'endEvent' || isEventSubProcess(source.drawn) || isLinkThrow(source);
  if (neverLeft) refuse(source, 'out of');
  const neverEntered =
    ['startEvent', 'boundaryEvent'].includes(target.drawn.type) ||
    isEventSubProcess(target.drawn) ||
    isLinkCatch(target);
  if (neverEntered) refuse(target, 'into');
};

const hasLink = ({ children }: DrawnElement): boolean =>
  children.some(({ type }) => type === 'linkEventDefinition');
const isLinkThrow = ({ drawn }: PlacedNode): boolean =>
  drawn.type === 'intermediateThrowEvent' && hasLink(drawn);
const isLinkCatch = ({ drawn }: PlacedNode): boolean =>
  drawn.type === 'intermediateCatchEvent' && hasLink(drawn);

const conditionOf = (reading: Reading, flow: DrawnElement): Expression | undefined => {
  const drawn = flow.children.find(({ type }) => type === 'conditionExpression');
  if (!drawn) return undefined;
  const reader = openReader(reading, {
    drawn: flow,
    id: (flow.id ?? '') as ElementId,
    container: 'process',
  });
  return readCondition(reader, drawn);
};
