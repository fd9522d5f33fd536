import type { EventKind, FlowNode } from '../../engine/definition.js';
import { eventOf } from '../../engine/event-parts.js';

type Names = Readonly<Partial<Record<EventKind, string>>>;

/** Camunda's words (`ActivityTypes`) for an event, by how it is drawn and what it is about. */
const namesOf: Readonly<Record<string, Names>> = {
  startEvent: {
    timer: 'startTimerEvent',
    message: 'messageStartEvent',
    signal: 'signalStartEvent',
    error: 'errorStartEvent',
    escalation: 'escalationStartEvent',
    conditional: 'conditionalStartEvent',
    compensate: 'compensationStartEvent',
  },
  intermediateCatchEvent: {
    timer: 'intermediateTimer',
    message: 'intermediateMessageCatch',
    signal: 'intermediateSignalCatch',
    link: 'intermediateLinkCatch',
    conditional: 'intermediateConditional',
  },
  intermediateThrowEvent: {
    none: 'intermediateNoneThrowEvent',
    message: 'intermediateMessageThrowEvent',
    signal: 'intermediateSignalThrow',
    escalation: 'intermediateEscalationThrowEvent',
    compensate: 'intermediateCompensationThrowEvent',
  },
  boundaryEvent: {
    timer: 'boundaryTimer',
    message: 'boundaryMessage',
    signal: 'boundarySignal',
    error: 'boundaryError',
    escalation: 'boundaryEscalation',
    conditional: 'boundaryConditional',
    compensate: 'compensationBoundaryCatch',
    cancel: 'cancelBoundaryCatch',
  },
  endEvent: {
    none: 'noneEndEvent',
    message: 'messageEndEvent',
    signal: 'signalEndEvent',
    error: 'errorEndEvent',
    escalation: 'escalationEndEvent',
    compensate: 'compensationEndEvent',
    cancel: 'cancelEndEvent',
    terminate: 'terminateEndEvent',
  },
};

/** What history and the instance tree call an element. An event about several things has no name but its BPMN one. */
export const activityTypeOf = (node: FlowNode): string => {
  const event = eventOf(node);
  const names = Object.hasOwn(namesOf, node.type) ? namesOf[node.type] : undefined;
  if (!event || event.kind === 'multiple') return node.type;
  // Camunda knows a message as thrown only when something of its own sends it.
  const isPlain = event.kind === 'message' && node.type === 'intermediateThrowEvent' && !event.send?.external;
  return names?.[isPlain ? 'none' : event.kind] ?? node.type;
};
