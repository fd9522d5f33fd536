import type { SingleEvent, StartTrigger } from '../definition.js';
import type { ModelProblem } from '../drawn.js';
import type { Container } from '../elements/behaviour.js';
import { partsOf } from '../event-parts.js';
import type { ElementId } from '../instance.js';
import type { Beginning } from './beginnings.js';
import { isAdHoc, isEventSubProcess, isSubProcess, type PlacedNode, type Reading } from './drawn-process.js';
import { grouped } from './grouped.js';

export interface Place {
  readonly id: ElementId;
  readonly kind: Container;
  readonly line: number;
}

/** Everything with a beginning of its own: the process and all its sub-processes. */
export const placesOf = (process: Place, nodes: readonly PlacedNode[]): readonly Place[] => [
  process,
  ...nodes
    .filter(({ drawn }) => isSubProcess(drawn) && !isAdHoc(drawn))
    .map(({ drawn, id }): Place => {
      const kind = isEventSubProcess(drawn) ? 'eventSubProcess' : 'subProcess';
      return { id, kind, line: drawn.line };
    }),
];

/** The start events of each place; one without a beginning, or with several, is a problem (BPMN 2.0 §10.5.2). */
export const readStarts = (
  { report }: Reading,
  places: readonly Place[],
  beginnings: readonly Beginning[],
): ReadonlyMap<ElementId, readonly ElementId[]> => {
  const starts = grouped(beginnings, ({ parent }) => parent);
  for (const { id, kind, line } of places) {
    const here = starts.get(id) ?? [];
    const plain = here.filter(({ event }) => event.kind === 'none');
    const message = problemOf(kind, here.length, plain.length);
    if (message !== undefined)
      report({
        code: here.length === 0 ? 'missing-start' : 'several-starts',
        message: `Expected '${id}' to have ${message}`,
        element: id,
        line,
      });
  }
  return new Map([...starts].map(([place, here]) => [place, here.map(({ id }) => id)]));
};

const problemOf = (kind: Container, all: number, plain: number): string | undefined => {
  if (kind === 'process') {
    if (all === 0) return 'a start event, but it has none';
    return plain > 1 ? `at most one none start event, but it has ${plain}` : undefined;
  }
  return all === 1 ? undefined : `one start event, but it has ${all}`;
};

/** What starts an instance from outside, known before anybody runs. */
export const readTriggers = (
  reading: Reading,
  process: ElementId,
  beginnings: readonly Beginning[],
): readonly StartTrigger[] => {
  const heard = new Set<string>();
  return beginnings
    .filter(({ parent }) => parent === process)
    .flatMap((start) =>
      partsOf(start.event).flatMap((event, part) => {
        const read = triggerOf(reading, start, event, heard);
        if (!('code' in read))
          return read.trigger ? { ...read.trigger, ...(start.event.kind === 'multiple' && { part }) } : [];
        reading.report({ ...read, element: start.id, line: start.line });
        return [];
      }),
    );
};

const triggerOf = (
  reading: Reading,
  { id: element }: Beginning,
  event: SingleEvent,
  heard: Set<string>,
): { readonly trigger?: StartTrigger } | Pick<ModelProblem, 'code' | 'message'> => {
  if (event.kind === 'timer') return { trigger: { kind: 'timer', element, timer: event.timer } };
  if (event.kind === 'conditional') return { trigger: { ...event, element } };
  if (event.kind !== 'message' && event.kind !== 'signal') return {};
  const { kind } = event;
  const name = fixedName(reading, event);
  if (name === undefined)
    return {
      code: 'computed-name',
      message: `Expected the ${kind} of start event '${element}' to have a fixed name, but it is computed`,
    };
  const trigger = `${kind} ${name}`;
  if (heard.has(trigger))
    return {
      code: 'duplicate-trigger',
      message: `Expected one start event for ${kind} '${name}', but '${element}' is another`,
    };
  heard.add(trigger);
  return { trigger: { kind, element, name } };
};

/** Nobody has variables yet: the name of a signal may be computed from nothing (as in Camunda), that of a message not. */
const fixedName = (
  { check }: Reading,
  { kind, name }: Extract<SingleEvent, { readonly kind: 'message' | 'signal' }>,
): string | undefined => {
  if ('literal' in name) return name.literal;
  const computed = kind === 'signal' ? check.evaluate?.(name, { values: {} }) : undefined;
  return computed?.ok && typeof computed.value === 'string' && computed.value !== ''
    ? computed.value
    : undefined;
};
