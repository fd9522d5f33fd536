import { isStep, kindOf, type DrawnModel, type DrawnNode } from './drawn-node.js';

/** One step of a process as a line of a list. */
export interface OutlineStep {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly documentation: string | undefined;
  /** What comes after it, with the words on the way there. */
  readonly next: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly when: string;
  }[];
  /** The activity whose boundary it stands on. */
  readonly at: string | undefined;
  readonly inside: readonly OutlineStep[];
}

const nextOf = ({ outgoing = [] }: DrawnNode): OutlineStep['next'] =>
  outgoing.flatMap(({ name = '', targetRef }) =>
    targetRef === undefined
      ? []
      : [{ id: targetRef.id, name: targetRef.name ?? '', kind: kindOf(targetRef), when: name }],
  );

/** From the starts along the flows; what no flow reaches (event sub-processes, boundary events) comes after. */
const inFlowOrder = (nodes: readonly DrawnNode[]): readonly DrawnNode[] => {
  const seen = new Set<DrawnNode>();
  const visit = (node: DrawnNode): void => {
    if (seen.has(node) || !nodes.includes(node)) return;
    seen.add(node);
    for (const boundary of nodes.filter(({ attachedToRef }) => attachedToRef === node))
      waiting.push(boundary);
    for (const { targetRef } of node.outgoing ?? []) if (targetRef !== undefined) waiting.push(targetRef);
  };
  const waiting = nodes.filter(({ $type }) => $type === 'bpmn:StartEvent');
  for (let at = 0; at < waiting.length; at += 1) {
    const node = waiting[at];
    if (node !== undefined) visit(node);
  }
  return [...seen, ...nodes.filter((node) => !seen.has(node))];
};

const stepOf = (node: DrawnNode): OutlineStep => ({
  id: node.id,
  name: node.name ?? '',
  kind: kindOf(node),
  documentation: node.documentation?.[0]?.text,
  next: nextOf(node),
  at: node.attachedToRef === undefined ? undefined : (node.attachedToRef.name ?? node.attachedToRef.id),
  inside: stepsIn(node.flowElements ?? []),
});

const stepsIn = (elements: readonly DrawnNode[]): readonly OutlineStep[] =>
  inFlowOrder(elements.filter(isStep)).map(stepOf);

/** A drawn process as a list, for whoever does not use the picture; the picture and the list are one model. */
export const outlineOf = ({ rootElements = [] }: DrawnModel): readonly OutlineStep[] =>
  rootElements
    .filter(({ $type }) => $type === 'bpmn:Process')
    .flatMap(({ flowElements = [] }) => stepsIn(flowElements));
