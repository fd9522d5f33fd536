import type { ProcessDefinition } from '../../../engine/definition.js';
import type { ElementId } from '../../../engine/instance.js';
import type { NotTaken, Passage, Taken } from '../../../engine/explain/explanation.js';
import { sayNode } from '../trajectories/say-node.js';
import type { PassageView, WayView } from './views.js';

/** A path in the names of the diagram; what is nameless there stays nameless. */
export const tellPassage = (
  definition: ProcessDefinition,
  nameOf: (user: string) => string,
  { element, at, came, trigger, taken = [], notTaken = [] }: Passage,
): PassageView => ({
  name: sayNode(definition, element),
  type: definition.nodes.get(element)?.type ?? '',
  at,
  came: came.by,
  ...(trigger && {
    mover: {
      actor: trigger.actor,
      actorName: nameOf(trigger.actor),
      command: trigger.command,
      ...named('name', definition, trigger.element),
    },
  }),
  taken: taken.map((way) => tellWay(definition, way)),
  notTaken: notTaken.map((way) => tellWay(definition, way)),
});

const named = <Field extends 'name' | 'to' | 'flow'>(
  field: Field,
  definition: ProcessDefinition,
  element: ElementId | undefined,
): Partial<Record<Field, string>> => {
  const name = element === undefined ? '' : sayNode(definition, element);
  return name === '' ? {} : ({ [field]: name } as Partial<Record<Field, string>>);
};

/** How far to look past elements that have no name: gateways, mostly. */
const farthest = 4;

/** The first names that somebody meets who goes this way. */
const ahead = (definition: ProcessDefinition, first: ElementId): { readonly to?: string } => {
  const names = new Set<string>();
  let here: readonly ElementId[] = [first];
  for (let steps = 0; steps < farthest && here.length > 0; steps += 1) {
    for (const element of here) names.add(sayNode(definition, element));
    here = here.flatMap((element) =>
      sayNode(definition, element) === ''
        ? (definition.nodes.get(element)?.outgoing ?? []).map(({ target }) => target)
        : [],
    );
  }
  names.delete('');
  return names.size === 0 ? {} : { to: [...names].slice(0, 3).join(' / ') };
};

const tellWay = (definition: ProcessDefinition, way: Taken | NotTaken): WayView => {
  if ('event' in way) return { ...named('to', definition, way.event), why: way.why, values: [] };
  const flow = definition.flows.get(way.flow)?.name;
  const { condition, values = [] } = way as Partial<Taken>;
  return {
    ...(flow !== undefined && { flow }),
    ...ahead(definition, way.to),
    why: way.why,
    ...(condition !== undefined && { condition }),
    values: values.map((value) => ({ ...value })),
  };
};
