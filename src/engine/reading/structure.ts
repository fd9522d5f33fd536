import type { FlowNode, SequenceFlow } from '../definition.js';
import { eventOf, isAbout, partsOf } from '../event-parts.js';
import type { ElementId } from '../instance.js';
import type { PlacedNode, Reading } from './drawn-process.js';
import { grouped } from './grouped.js';

type Nodes = ReadonlyMap<ElementId, FlowNode>;
type Check = (node: FlowNode, refuse: Refuse, all: Everything) => void;
type Refuse = (code: string, message: string) => void;

interface Everything {
  readonly nodes: Nodes;
  readonly flows: ReadonlyMap<ElementId, SequenceFlow>;
  readonly placed: ReadonlyMap<ElementId, PlacedNode>;
  /** Both ends of each link. */
  readonly links: ReadonlyMap<string | undefined, readonly FlowNode[]>;
}

/** Refuses drawings in which a token would be lost, would never come, or would have to guess. */
export const checkStructure = ({ report }: Reading, drawing: Omit<Everything, 'links'>): void => {
  const all = { ...drawing, links: grouped(drawing.nodes.values(), linkOf) };
  for (const node of all.nodes.values()) {
    const refuse: Refuse = (code, message) => report({ code, message, element: node.id, line: node.line });
    for (const check of checks) check(node, refuse, all);
  }
};

const choosing: ReadonlySet<string> = new Set(['exclusiveGateway', 'eventBasedGateway']);
export const isEventSubProcess = (node: FlowNode): boolean =>
  'triggeredByEvent' in node && node.triggeredByEvent === true;

/** A join may end its tokens (BPMN 2.0 §10.6); a gateway that chooses has to have something to choose from. */
const goesOn: Check = (node, refuse) => {
  if (node.outgoing.length === 0 && choosing.has(node.type))
    refuse('missing-outgoing', `Expected a flow out of gateway '${node.id}', but there is none`);
};

const hasItsDefault: Check = (node, refuse) => {
  if (node.defaultFlow === undefined) return;
  const flow = node.outgoing.find(({ id }) => id === node.defaultFlow);
  if (!flow)
    refuse(
      'unknown-flow',
      `Expected the default '${node.defaultFlow}' to leave '${node.id}', but it does not`,
    );
  else if (flow.condition)
    refuse('condition-on-default', `Expected no condition on default flow '${flow.id}', but it has one`);
};

const decides: Check = (node, refuse) => {
  const conditional = node.outgoing.filter(({ condition }) => condition);
  if (['parallelGateway', 'eventBasedGateway'].includes(node.type) && conditional.length > 0)
    refuse(
      'condition-not-allowed',
      `Expected no conditions on flows out of '${node.id}', but there are some`,
    );
  const open = node.outgoing.filter(({ id, condition }) => !condition && id !== node.defaultFlow);
  if (node.type === 'exclusiveGateway' && node.outgoing.length > 1 && open.length > 0)
    refuse(
      'missing-condition',
      `Expected a condition on each flow out of '${node.id}' but the default, but ${open.map(({ id }) => `'${id}'`).join(', ')} has none`,
    );
};

/** What is written in `incoming` and `outgoing` repeats the flows; when it does not, a flow is missing. */
const isDrawnConsistently: Check = (node, refuse, { placed, flows }) => {
  const drawn = placed.get(node.id)?.drawn.children ?? [];
  for (const { type, text = '' } of drawn.filter(({ type }) => type === 'incoming' || type === 'outgoing')) {
    const flow = flows.get(text as ElementId);
    const end = type === 'incoming' ? flow?.target : flow?.source;
    if (end !== node.id)
      refuse('unknown-flow', `Expected ${type} flow '${text}' of '${node.id}', but there is no such flow`);
  }
};

const isAttached: Check = (node, refuse, { nodes, placed }) => {
  if (node.type !== 'boundaryEvent') return;
  const at = placed.get(node.id)?.drawn.attributes['attachedToRef'] ?? '';
  const host = nodes.get(at as ElementId);
  const isActivity = placed.get(at as ElementId)?.behaviour.activity === true;
  if (host?.parent !== node.parent || !isActivity || isEventSubProcess(host))
    refuse(
      'missing-attached-to',
      `Expected '${node.id}' to be attached to an activity beside it, but got '${at}'`,
    );
};

const isChosenAmongEvents: Check = (node, refuse, { nodes }) => {
  if (node.type !== 'eventBasedGateway') return;
  for (const { target } of node.outgoing) {
    const next = nodes.get(target);
    if (next && !canBeChosen(next))
      refuse(
        'bad-event-gateway',
        `Expected '${node.id}' to lead to catching events or receive tasks of its own, but '${target}' is not one`,
      );
  }
};

/** BPMN 2.0 §10.6.6: reached from the gateway only, and nothing that the gateway's choice would pass by. */
const canBeChosen = (next: FlowNode): boolean => {
  const kind = eventOf(next)?.kind ?? 'none';
  const catches =
    ['receiveTask', 'intermediateCatchEvent'].includes(next.type) && kind !== 'none' && kind !== 'link';
  return catches && isPlain(next) && next.incoming.length === 1;
};

const isPlain = ({ boundary, multiInstance, inputOutput, asyncBefore, startQuantity }: FlowNode): boolean =>
  boundary.length === 0 && !multiInstance && !inputOutput && !asyncBefore && startQuantity === undefined;

const linkOf = (node: FlowNode): string | undefined => {
  const event = eventOf(node);
  return event?.kind === 'link' ? `${node.parent} ${event.name}` : undefined;
};

const hasItsOtherEnd: Check = (node, refuse, { links }) => {
  const link = linkOf(node);
  if (link === undefined) return;
  const ends = links.get(link) ?? [];
  const catching = ends.filter(({ type }) => type === 'intermediateCatchEvent').length;
  if (catching !== 1 || ends.length === 1)
    refuse(
      'bad-link',
      `Expected a link to have one catching and at least one throwing end of its name beside each other, but '${node.id}' has ${catching} and ${ends.length - catching}`,
    );
};

/** BPMN 2.0 §10.7: what undoes is reached by compensation alone, and nothing leads on from it. */
const isApart: Check = (node, refuse) => {
  const undoes = node.type === 'boundaryEvent' && isAbout(node, 'compensate');
  const isTied = node.incoming.length > 0 || node.outgoing.length > 0 || node.boundary.length > 0;
  if (undoes && node.outgoing.length > 0)
    refuse('bad-compensation', `Expected no flow out of compensation '${node.id}', but there is one`);
  if (node.forCompensation && isTied)
    refuse('bad-compensation', `Expected '${node.id}' to stand apart, but flows or border events are drawn`);
};

/** No flow leads to it that could bring several tokens. */
const countsWhatComes: Check = (node, refuse) => {
  const counts = node.startQuantity ?? node.completionQuantity;
  if (counts !== undefined && (node.forCompensation || isEventSubProcess(node)))
    refuse('bad-attribute', `Expected '${node.id}' to be reached without a flow, but it counts tokens`);
};

/** An event sub-process for compensation undoes the sub-process it is drawn in, and nothing else does. */
const undoesItsSubProcess: Check = (node, refuse, { nodes }) => {
  if (node.type !== 'startEvent' || !isAbout(node, 'compensate')) return;
  const around = nodes.get(nodes.get(node.parent)?.parent ?? node.id);
  if (around?.type !== 'subProcess' || isEventSubProcess(around) || around.compensation !== undefined)
    refuse(
      'bad-compensation',
      `Expected '${node.id}' to undo a sub-process that nothing else undoes, but it does not`,
    );
};

const canBeUndone: Check = (node, refuse, { nodes }) => {
  const event = eventOf(node);
  if (!event || node.type === 'boundaryEvent') return;
  for (const part of partsOf(event)) {
    if (part.kind !== 'compensate' || part.activity === undefined) continue;
    const activity = nodes.get(part.activity);
    const known = activity && (activity.compensation !== undefined || 'triggeredByEvent' in activity);
    if (!known)
      refuse(
        'bad-compensation',
        `Expected '${node.id}' to compensate an activity that can be undone, but got '${part.activity}'`,
      );
  }
};

const endsInTransaction: Check = (node, refuse, { nodes }) => {
  if (node.type === 'endEvent' && cancels(node) && nodes.get(node.parent)?.type !== 'transaction')
    refuse('bad-cancel', `Expected '${node.id}' to end inside a transaction, but it does not`);
};

/** BPMN 2.0 §10.3.5.4: only a transaction can be cancelled, and one border event says where that leads. */
const isCancelledOnce: Check = (node, refuse, { nodes }) => {
  const borders = node.boundary.filter((id) => cancels(nodes.get(id)));
  if (borders.length > 0 && node.type !== 'transaction')
    refuse('bad-cancel', `Expected a transaction to be cancelled, but '${node.id}' is none`);
  if (borders.length > 1)
    refuse('bad-cancel', `Expected one cancel event at '${node.id}', but there are ${borders.length}`);
};

const leadsOnWhenCancelled: Check = (node, refuse, { nodes }) => {
  if (node.type !== 'transaction') return;
  const inside = [...nodes.values()].filter(({ parent }) => parent === node.id);
  if (!inside.some((end) => end.type === 'endEvent' && cancels(end))) return;
  if (!node.boundary.some((id) => cancels(nodes.get(id))))
    refuse(
      'bad-cancel',
      `Expected a cancel event at '${node.id}', which can be cancelled, but there is none`,
    );
  if (node.multiInstance || node.ownScope)
    refuse(
      'bad-cancel',
      `Expected '${node.id}' to run once, without parameters and listeners, since it can be cancelled`,
    );
};

const cancels = (node: FlowNode | undefined): boolean => isAbout(node, 'cancel');

const checks: readonly Check[] = [
  isApart,
  countsWhatComes,
  undoesItsSubProcess,
  canBeUndone,
  endsInTransaction,
  isCancelledOnce,
  leadsOnWhenCancelled,
  goesOn,
  hasItsDefault,
  decides,
  isDrawnConsistently,
  isAttached,
  isChosenAmongEvents,
  hasItsOtherEnd,
];
