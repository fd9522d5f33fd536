import { compile } from '../../../src/engine/compile.js';
import type { DrawnElement } from '../../../src/engine/drawn.js';
import { chain, diagram, draw, end, named, process, start, type Part } from './drawing.js';
import { tinyEvaluator } from './tiny-evaluator.js';

const roots = [
  ...named('message', 'M', 'N'),
  ...named('signal', 'S'),
  ...named('error', 'E'),
  ...named('escalation', 'X'),
  draw('error', { id: 'codeless' }),
  draw('messageEventDefinition', { id: 'told', messageRef: 'M' }),
  draw('errorEventDefinition', { id: 'failed', errorRef: 'codeless' }),
  draw('messageEventDefinition', {
    id: 'given-away',
    messageRef: 'M',
    'camunda:type': 'external',
    'camunda:topic': 'T',
  }),
];
/** A process of these, beside messages, signals, errors and escalations that have names. */
export const around = (...parts: Part[]): DrawnElement => diagram(...roots, process(...parts));
/** From the start through this element to the end. */
export const through = (element: Part, ...parts: Part[]): DrawnElement =>
  around(start(), element, end(), ...chain('start', element.id ?? '', 'end'), ...parts);

export const read = (drawn: DrawnElement, isNew = true) => compile(drawn, tinyEvaluator(), isNew);
/** The problems found, each with its element. */
export const codesOf = (drawn: DrawnElement, isNew = true): readonly string[] => {
  const compiled = read(drawn, isNew);
  return compiled.ok ? [] : compiled.reason.map(({ code, element }) => `${code} ${element ?? ''}`.trim());
};
/** What an element was read as. */
export const nodeIn = (drawn: DrawnElement, id = 'x') => {
  const compiled = read(drawn);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.reason));
  return compiled.value[0]?.nodes.get(id as never) as unknown as Record<string, unknown> | undefined;
};
