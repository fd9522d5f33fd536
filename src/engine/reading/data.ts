import type { FlowNode } from '../definition.js';
import type { DrawnElement } from '../drawn.js';
import { given } from '../given.js';
import type { ElementId } from '../instance.js';
import type { DataSet, NodeData } from '../node-data.js';
import { readAssociation, type DataSight, type ReadAssociation } from './data-associations.js';
import { dataItemsIn, isHeldInside, type DataItem, type DataItems } from './data-items.js';
import type { DrawnProcess, PlacedNode, Reading } from './drawn-process.js';
import { grouped } from './grouped.js';
import { openReader } from './reader.js';

/** What data means for a node; nothing for one at which it is only drawn. */
export interface DataAt {
  readonly node: Pick<FlowNode, 'data' | 'holds'>;
  /** Variables of its own inputs, outputs and properties by their ids. */
  readonly variables: ReadonlyMap<string, string>;
}

interface Executed {
  readonly inputs: readonly ReadAssociation[];
  readonly outputs: readonly ReadAssociation[];
}

/**
 * Works out which data is executed: what an association between data around a node and an input, output or property of
 * the node itself names (BPMN 2.0 §10.4). A departure: data that nothing is associated with is for readers, so that a
 * model made for Camunda 7, which executes none of it, runs as it did there.
 */
export const readData = (reading: Reading, drawing: DrawnProcess): ReadonlyMap<ElementId, DataAt> => {
  const items = dataItemsIn(reading, drawing);
  // What was deployed when data was a drawing stays one where it cannot be executed.
  const heard: Reading = reading.isNew ? reading : { ...reading, report: () => undefined };
  const sight = sightIn(items, drawing);
  const executed = drawing.nodes.map((placed) => [placed, associationsOf(heard, placed, sight)] as const);
  const live = new Set(executed.flatMap(([, associations]) => itemsIn(associations)));
  refuseNamesakes(heard, live, drawing);
  const byPlace = grouped(live, ({ at }) => at);
  return new Map(
    executed.map(([placed, associations]) => [
      placed.id,
      dataOf(heard, placed, { here: byPlace.get(placed.id) ?? [], executed: associations }),
    ]),
  );
};

const itemsIn = ({ inputs, outputs }: Executed): readonly DataItem[] =>
  [...inputs, ...outputs].flatMap(({ from, to }) => [...from, to]);

type Sight = (placed: PlacedNode) => DataSight;

const sightIn = (items: DataItems, { nodes, root }: DrawnProcess): Sight => {
  const parents = new Map<string, ElementId>(nodes.map(({ id, parent }) => [id, parent]));
  const isAround = (where: string, from: ElementId): boolean => {
    let at: ElementId | undefined = from;
    while (at !== undefined && at !== where) at = parents.get(at);
    return at === where || where === root.id;
  };
  const item = (id: string, isThere: (where: ElementId) => boolean): DataItem | undefined => {
    const found = items.get(id);
    return found && isThere(found.at) ? found : undefined;
  };
  return (placed) => ({
    own: (id) => item(id, (where) => where === placed.id),
    around: (id) => item(id, (where) => isAround(where, placed.parent)),
  });
};

const associationsOf = (reading: Reading, placed: PlacedNode, sightOf: Sight): Executed => {
  if (!placed.drawn.children.some(({ type }) => type.endsWith('Association')))
    return { inputs: [], outputs: [] };
  const sight = sightOf(placed);
  const reader = openReader(reading, placed);
  const read = (type: string): readonly ReadAssociation[] =>
    placed.drawn.children
      .filter((child) => child.type === type)
      .flatMap((child) => readAssociation(reader, child, sight) ?? []);
  return { inputs: read('dataInputAssociation'), outputs: read('dataOutputAssociation') };
};

/** Data objects and properties are variables that are found from inside, so each needs a name of its own. */
const refuseNamesakes = (
  { report }: Reading,
  live: ReadonlySet<DataItem>,
  { nodes, root }: DrawnProcess,
): void => {
  const places = new Set<string>([root.id ?? '', ...nodes.map(({ parent }) => parent)]);
  const shared = [...live].filter(({ is, at }) => places.has(at) && (is === 'object' || is === 'property'));
  for (const [variable, [, other]] of grouped(shared, (item) => item.variable))
    if (other)
      report({
        code: 'duplicate-data',
        message: `Expected data named '${variable}' once, but '${other.id}' is another`,
        element: other.id,
        line: other.drawn.line,
      });
};

interface Known {
  readonly here: readonly DataItem[];
  readonly executed: Executed;
}

const dataOf = (reading: Reading, placed: PlacedNode, { here, executed }: Known): DataAt => {
  const held = variablesOf(here.filter((item) => isHeldInside(item, placed.drawn)));
  const own = variablesOf(here.filter((item) => !isHeldInside(item, placed.drawn)));
  const { inputs, outputs } = executed;
  const isNothing = [...own, ...inputs, ...outputs].length === 0;
  return {
    node: given({
      holds: held.length > 0 ? held : undefined,
      data: isNothing ? undefined : nodeData(reading, placed, { own, inputs, outputs }),
    }),
    variables: new Map(here.map(({ id, variable }) => [id, variable])),
  };
};

const variablesOf = (items: readonly DataItem[]): readonly string[] => [
  ...new Set(items.map(({ variable }) => variable)),
];

/** What a catching event heard is there already when its token goes on, in the scope around it. */
const catches: ReadonlySet<string> = new Set(['startEvent', 'boundaryEvent', 'intermediateCatchEvent']);

export const hasOwnData = ({ type }: DrawnElement, at: DataAt | undefined): boolean =>
  at?.node.data !== undefined && !catches.has(type);

const nodeData = (
  reading: Reading,
  placed: PlacedNode,
  { own, inputs, outputs }: Executed & { readonly own: readonly string[] },
): NodeData => ({
  own: catches.has(placed.drawn.type) ? [] : own,
  inputs: inputs.map(({ association }) => association),
  inputSets: setsOf(reading, placed, {
    set: 'inputSet',
    word: 'Input',
    items: inputs.flatMap(({ to }) => (to.is === 'input' ? [to] : [])),
  }),
  outputs: outputs.map(({ association }) => association),
  outputSets: setsOf(reading, placed, {
    set: 'outputSet',
    word: 'Output',
    items: outputs.flatMap(({ from }) => from.filter(({ is }) => is === 'output')),
  }),
});

interface Sets {
  readonly set: string;
  readonly word: 'Input' | 'Output';
  /** What is executed; the rest of a set is for readers. */
  readonly items: readonly DataItem[];
}

/** Without a set that is drawn, everything belongs to one. */
const setsOf = (
  reading: Reading,
  { drawn, id }: PlacedNode,
  { set, word, items }: Sets,
): readonly DataSet[] => {
  if (items.length === 0) return [];
  const drawnSets = [drawn, ...drawn.children.filter(({ type }) => type === 'ioSpecification')]
    .flatMap(({ children }) => children)
    .filter(({ type }) => type === set);
  for (const one of drawnSets)
    for (const { type, line } of one.children)
      if (
        type === `whileExecuting${word}Refs` ||
        (drawnSets.length > 1 && /^(?:in|out)putSetRefs$/.test(type))
      )
        reading.report({
          code: 'unsupported-element',
          message: `Expected sets of data that do not depend on one another, filled before it begins and read when it ends, but '${type}' is there`,
          element: id,
          line,
        });
  const whole = variablesOf(items);
  if (drawnSets.length === 0) return [{ all: whole, required: whole }];
  return drawnSets.map((one) => {
    const named = (type: string): ReadonlySet<string> =>
      new Set(one.children.flatMap((child) => (child.type === type && child.text ? [child.text] : [])));
    const members = named(`data${word}Refs`);
    const optional = named(`optional${word}Refs`);
    const all = items.filter((item) => members.has(item.id) || optional.has(item.id));
    return {
      all: all.map(({ variable }) => variable),
      required: all.filter((item) => !optional.has(item.id)).map(({ variable }) => variable),
    };
  });
};
