import type { ProcessDefinition } from '../../../engine/definition.js';
import type { ElementId } from '../../../engine/instance.js';

/** The name people gave it; what waits for the first of several events is called after those. Never an id. */
export const sayNode = (definition: ProcessDefinition | undefined, element: string | undefined): string => {
  const node = definition?.nodes.get(element as ElementId);
  if (node?.name !== undefined) return node.name;
  if (node?.type !== 'eventBasedGateway') return '';
  const events = node.outgoing.map(({ target }) => definition?.nodes.get(target)?.name);
  return events.filter((name) => name !== undefined).join(' / ');
};
