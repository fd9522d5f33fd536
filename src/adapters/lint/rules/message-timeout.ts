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
    if (awaits && !begins(waiting) && !hasTimer(waiting) && !isRaced(waiting))
      reporter.report(waiting.id, 'Expected a timer for when the message does not come, but there is none');
  },
);

/** Its message begins an instance: before that nobody waits. */
const begins = (waiting: ModdleElement): boolean =>
  valueOf(waiting, 'instantiate') === true ||
  neighbours(waiting, 'incoming', 'sourceRef').some((gateway) => valueOf(gateway, 'instantiate') === true);

/** Itself, unless it needs all of several things; at its own border, or at that of a sub-process around it. */
const hasTimer = (element: ModdleElement): boolean => {
  if (hasEvent(element, 'bpmn:TimerEventDefinition') && valueOf(element, 'parallelMultiple') !== true)
    return true;
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
