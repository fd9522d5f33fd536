import type { DrawnElement } from '../drawn.js';
import type { Behaviour } from '../elements/behaviour.js';

/** What each kind of global task is when it is drawn in a process. */
export const globalTypesOf = (behaviours: Iterable<Behaviour>): ReadonlyMap<string, string> =>
  new Map(
    [...behaviours].flatMap(({ global, types: [type] }) =>
      global === undefined || type === undefined ? [] : [[global, type] as const],
    ),
  );

/** BPMN 2.0 §10.3.7 calls the language of a global script otherwise than that of a script task. */
const otherwise: Readonly<Record<string, string>> = { scriptLanguage: 'scriptFormat' };

/**
 * A global task is what a call activity calls, as it calls a process (BPMN 2.0 §10.3.6 and §10.3.7): so it is a process
 * with that task and nothing else. What is not drawn gets ids that no drawing can have.
 */
export const processOfGlobal = (drawn: DrawnElement, type: string): DrawnElement => {
  const { id = '', line, attributes, children } = drawn;
  const name = attributes['name'];
  const part = (kind: string, of: string, more: Readonly<Record<string, string>> = {}): DrawnElement => ({
    type: kind,
    id: `${id}~${of}`,
    line,
    attributes: more,
    children: [],
  });
  const flow = (of: string, sourceRef: string, targetRef: string): DrawnElement =>
    part('sequenceFlow', of, { sourceRef: `${id}~${sourceRef}`, targetRef: `${id}~${targetRef}` });
  return {
    type: 'process',
    ...(drawn.id !== undefined && { id }),
    line,
    attributes: { isExecutable: 'true', ...(name !== undefined && { name }) },
    children: [
      part('startEvent', 'start'),
      flow('to', 'start', 'task'),
      {
        ...part(type, 'task'),
        attributes: Object.fromEntries(
          Object.entries(attributes).map(([key, value]) => [otherwise[key] ?? key, value]),
        ),
        children: children.filter((child) => !describes.has(child.type)),
      },
      flow('from', 'task', 'end'),
      part('endEvent', 'end'),
    ],
  };
};

/** Says what it can be called for; the engine does not look there. */
const describes: ReadonlySet<string> = new Set(['supportedInterfaceRef', 'ioBinding']);
