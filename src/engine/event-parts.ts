import type { EventDefinition, EventKind, FlowNode, MultipleEvent, SingleEvent } from './definition.js';

/** What an event is about, one by one: a plain event is its own only part. */
export const partsOf = (event: EventDefinition): readonly SingleEvent[] =>
  event.kind === 'multiple' ? event.events : [event];

/** The part that a wait is about; without a number the whole, when it is no multiple event. */
export const partAt = (event: EventDefinition, part: number | undefined): SingleEvent | undefined => {
  if (event.kind !== 'multiple') return event;
  return part === undefined ? undefined : event.events[part];
};

/** The event of a node that has one. */
export const eventOf = (node: FlowNode): EventDefinition | undefined =>
  'event' in node ? (node as FlowNode & { readonly event: EventDefinition }).event : undefined;

/** Whether an event of this kind is among what a node is about. */
export const isAbout = (node: FlowNode | undefined, kind: EventKind): boolean => {
  const event = node && eventOf(node);
  return event !== undefined && partsOf(event).some((part) => part.kind === kind);
};

/** Everything it is about has to happen, in any order, before anything follows. */
export const waitsForAll = (event: EventDefinition): event is MultipleEvent =>
  event.kind === 'multiple' && event.parallel;
