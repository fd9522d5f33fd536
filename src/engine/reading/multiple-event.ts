import type { EventDefinition, EventKind, SingleEvent } from '../definition.js';
import type { DrawnElement } from '../drawn.js';
import type { Reader } from '../elements/behaviour.js';

const throws: ReadonlySet<string> = new Set(['intermediateThrowEvent', 'endEvent']);

/** What can be waited for together with something else. */
const canBeAwaited: ReadonlySet<EventKind> = new Set(['message', 'signal', 'timer', 'conditional']);

/** Ways to end a scope: of two of them one would never be heard. */
const endings: ReadonlySet<EventKind> = new Set(['error', 'terminate', 'cancel']);

/** BPMN 2.0 §10.5.5: several event definitions. What would mean nothing beside the others is refused by name. */
export const multipleEvent = (
  reader: Reader,
  drawn: readonly DrawnElement[],
  events: readonly SingleEvent[],
): EventDefinition => {
  const catching = !throws.has(reader.drawn.type);
  const parallel = catching && reader.flag('parallelMultiple', false);
  events.forEach((event, index) => {
    const message = catching
      ? catchProblem(reader, event, { parallel, before: events.slice(0, index) })
      : throwProblem(event, events);
    if (message !== undefined) reader.problem('bad-multiple-event', message, drawn[index]);
  });
  return { kind: 'multiple', parallel, events };
};

const catchProblem = (
  { drawn }: Reader,
  event: SingleEvent,
  { parallel, before }: { readonly parallel: boolean; readonly before: readonly SingleEvent[] },
): string | undefined => {
  if (event.kind === 'link') return 'Expected a link to stand alone, but there are other events beside it';
  if (event.kind === 'compensate' && drawn.type === 'boundaryEvent')
    return 'Expected a compensation to stand alone at a border, but there are other events beside it';
  if (parallel && !canBeAwaited.has(event.kind))
    return `Expected events that can be waited for with others, but '${event.kind}' ends the waiting`;
  return before.some((other) => isSame(other, event))
    ? `Expected each ${event.kind} once, but it is there again`
    : undefined;
};

const isSame = (one: SingleEvent, other: SingleEvent): boolean =>
  (one.kind === 'message' || one.kind === 'signal') &&
  one.kind === other.kind &&
  JSON.stringify(one.name) === JSON.stringify(other.name);

const throwProblem = (event: SingleEvent, all: readonly SingleEvent[]): string | undefined => {
  if (event.kind === 'link') return 'Expected a link to stand alone, but there are other events beside it';
  if (event.kind === 'message' && event.send?.external)
    return 'Expected a message that a worker sends to stand alone, but there are other events beside it';
  const first = all.find(({ kind }) => endings.has(kind));
  return first && first !== event && endings.has(event.kind)
    ? `Expected one way to end, but '${first.kind}' and '${event.kind}' exclude one another`
    : undefined;
};
