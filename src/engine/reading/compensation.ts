import type { DrawnElement } from '../drawn.js';
import type { ElementId } from '../instance.js';
import type { PlacedNode, Reading } from './drawn-process.js';

const undoes = ({ drawn }: PlacedNode): boolean =>
  drawn.type === 'boundaryEvent' && drawn.children.some(({ type }) => type === 'compensateEventDefinition');

const isHandler = ({ drawn }: PlacedNode): boolean =>
  ['true', '1'].includes(drawn.attributes['isForCompensation'] ?? '');

/**
 * What undoes each activity: its compensation boundary event and the handler beside it are tied by an association and by
 * nothing else (BPMN 2.0 §10.7.1), so anything else than one handler would have to be guessed.
 */
export const compensationHandlers = (
  { report }: Reading,
  nodes: readonly PlacedNode[],
  associations: readonly DrawnElement[],
): ReadonlyMap<ElementId, ElementId> => {
  const placed = new Map<string, PlacedNode>(nodes.map((node) => [node.id, node]));
  const found = new Map<ElementId, ElementId>();
  for (const border of nodes.filter(undoes)) {
    const refuse = (message: string): void =>
      report({ code: 'bad-compensation', message, element: border.id, line: border.drawn.line });
    const handlers = othersOf(border.id, associations)
      .map((id) => placed.get(id))
      .filter((node) => node?.parent === border.parent && isHandler(node));
    const [handler] = handlers;
    const activity = border.drawn.attributes['attachedToRef'] as ElementId | undefined;
    if (!handler || handlers.length > 1)
      refuse(
        `Expected '${border.id}' to be tied to one activity with isForCompensation, but there are ${handlers.length}`,
      );
    else if (activity !== undefined && found.has(activity))
      refuse(`Expected one compensation of '${activity}', but '${border.id}' is another`);
    else if (activity !== undefined) found.set(activity, handler.id);
  }
  return found;
};

const othersOf = (id: string, associations: readonly DrawnElement[]): readonly string[] =>
  associations.flatMap(({ attributes: { sourceRef = '', targetRef = '' } }) =>
    sourceRef === id ? [targetRef] : targetRef === id ? [sourceRef] : [],
  );
