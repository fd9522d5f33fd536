import type { EventDefinition, FlowNode, StartTrigger } from '../definition.js';
import type { ElementId } from '../instance.js';
import type { Container } from '../elements/behaviour.js';
import type { ModelProblem } from '../drawn.js';
import { grouped } from './grouped.js';
import { isAdHoc, isEventSubProcess, isSubProcess, type PlacedNode, type Reading } from './drawn-process.js';

type StartNode = FlowNode & { readonly event: EventDefinition };
type Nodes = ReadonlyMap<ElementId, FlowNode>;

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

const isStart = (node: FlowNode): node is StartNode => node.type === 'startEvent';

/** The start events of each place; one without a beginning, or with several, is a problem (BPMN 2.0 §10.5.2). */
export const readStarts = (
  { report }: Reading,
  places: readonly Place[],
  nodes: Nodes,
): ReadonlyMap<ElementId, readonly ElementId[]> => {
  const starts = grouped([...nodes.values()].filter(isStart), ({ parent }) => parent);
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
  { report }: Reading,
  process: ElementId,
  nodes: Nodes,
): readonly StartTrigger[] => {
  const heard = new Set<string>();
  return [...nodes.values()]
    .filter(isStart)
    .filter(({ parent }) => parent === process)
    .flatMap((start) => {
      const read = triggerOf(start, heard);
      if (!('code' in read)) return read.trigger ?? [];
      report({ ...read, element: start.id, line: start.line });
      return [];
    });
};

const triggerOf = (
  { id, event }: StartNode,
  heard: Set<string>,
): { readonly trigger?: StartTrigger } | Pick<ModelProblem, 'code' | 'message'> => {
  if (event.kind === 'timer') return { trigger: { kind: 'timer', element: id, timer: event.timer } };
  if (event.kind !== 'message' && event.kind !== 'signal') return {};
  const { kind, name } = event;
  if (!('literal' in name))
    return {
      code: 'computed-name',
      message: `Expected the ${kind} of start event '${id}' to have a fixed name, but it is computed`,
    };
  const trigger = `${kind} ${name.literal}`;
  if (heard.has(trigger))
    return {
      code: 'duplicate-trigger',
      message: `Expected one start event for ${kind} '${name.literal}', but '${id}' is another`,
    };
  heard.add(trigger);
  return { trigger: { kind, element: id, name: name.literal } };
};
