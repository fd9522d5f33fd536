import type { DrawnElement } from '../drawn.js';

/** Names of lanes by the elements in them; the innermost lane counts (BPMN 2.0 §10.8). */
export type Lanes = ReadonlyMap<string, string>;

/** Far more than anybody draws inside one another. */
const deepest = 20;

/** What every lane of a file is called: by its `koers:lane group`, else by its name. */
export const readLanes = (drawn: DrawnElement): Lanes => {
  const lanes = new Map<string, string>();
  const visit = (set: DrawnElement, depth: number): void => {
    for (const lane of set.children.filter(({ type }) => type === 'lane')) {
      const group = groupOf(lane);
      for (const { type, text } of lane.children)
        if (type === 'flowNodeRef' && text !== undefined && group !== undefined) lanes.set(text, group);
      if (depth < deepest)
        lane.children
          .filter(({ type }) => type === 'childLaneSet')
          .forEach((inner) => visit(inner, depth + 1));
    }
  };
  for (const process of drawn.children)
    process.children.filter(({ type }) => type === 'laneSet').forEach((set) => visit(set, 0));
  return lanes;
};

const groupOf = ({ children, attributes }: DrawnElement): string | undefined => {
  const words = children.find(({ type }) => type === 'koers:lane');
  const name = (words?.attributes['group'] ?? attributes['name'])?.trim();
  return name === '' ? undefined : name;
};
