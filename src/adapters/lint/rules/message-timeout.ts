import {
  hasEvent,
  is,
  isObject,
  listOf,
  nodesIn,
  processOf,
  ruleFor,
  valueOf,
  type ModdleElement,
} from '../rule.js';

/** Every message that is awaited has a way on when it does not come (domain.md §13). */
export const messageTimeout = ruleFor(
  ['bpmn:ReceiveTask', 'bpmn:IntermediateCatchEvent'],
  (waiting, reporter) => {
    const awaits = is(waiting, 'bpmn:ReceiveTask') || hasEvent(waiting, 'bpmn:MessageEventDefinition');
    if (awaits && !hasTimer(waiting) && !isRaced(waiting))
      reporter.report(waiting.id, 'Expected a timer for when the message does not come, but there is none');
  },
);

/** At its own border, or at that of a sub-process around it. */
const hasTimer = (element: ModdleElement): boolean => {
  const timers = nodesIn(processOf(element)).filter(
    (node) => is(node, 'bpmn:BoundaryEvent') && hasEvent(node, 'bpmn:TimerEventDefinition'),
  );
  for (let place: ModdleElement | undefined = element; place; place = place.$parent) {
    const { id } = place;
    if (timers.some((timer) => attachedTo(timer) === id)) return true;
  }
  return false;
};

const attachedTo = (timer: ModdleElement): string | undefined => {
  const host = valueOf(timer, 'attachedToRef');
  return isObject(host) ? host.id : undefined;
};

/** Behind an event-based gateway that also waits for a timer. */
const isRaced = (element: ModdleElement): boolean =>
  neighbours(element, 'incoming', 'sourceRef')
    .filter((source) => is(source, 'bpmn:EventBasedGateway'))
    .flatMap((gateway) => neighbours(gateway, 'outgoing', 'targetRef'))
    .some((other) => hasEvent(other, 'bpmn:TimerEventDefinition'));

const neighbours = (element: ModdleElement, flows: string, end: string): readonly ModdleElement[] =>
  listOf(element, flows)
    .map((flow) => valueOf(flow, end))
    .filter(isObject);
