import type { DrawnElement } from '../../../src/engine/drawn.js';

/** A part of a drawing that has no line yet; `diagram` gives it one. */
export type Part = Omit<DrawnElement, 'line' | 'children'> & { readonly children: readonly Part[] };

type Attributes = Readonly<Record<string, string>>;
type Inside = Part | string | false | undefined;

/** Draws one element; a text inside it is its text, and `id` among the attributes is its id. */
export const draw = (type: string, { id, ...attributes }: Attributes = {}, ...inside: Inside[]): Part => {
  const text = inside.find((part): part is string => typeof part === 'string');
  return {
    type,
    ...(id !== undefined && { id }),
    attributes,
    children: inside.filter((part): part is Part => typeof part === 'object'),
    ...(text !== undefined && { text }),
  };
};

const lined = (root: Part): DrawnElement => {
  let line = 0;
  const give = (part: Part): DrawnElement => {
    line += 1;
    const own = line;
    return { ...part, line: own, children: part.children.map(give) };
  };
  return give(root);
};

/** A whole diagram; every element has a line of its own, in document order, and the definitions have line 1. */
export const diagram = (...inside: Inside[]): DrawnElement =>
  lined(draw('definitions', { id: 'definitions' }, ...inside));

export const process = (...inside: Inside[]): Part =>
  draw('process', { id: 'process', isExecutable: 'true', name: 'TEST process' }, ...inside);

/** A diagram with one process. */
export const diagramOf = (...inside: Inside[]): DrawnElement => diagram(process(...inside));

/** A flow named after its ends. */
export const flow = (sourceRef: string, targetRef: string, condition?: string): Part =>
  draw(
    'sequenceFlow',
    { id: `${sourceRef}-${targetRef}`, sourceRef, targetRef },
    condition !== undefined && draw('conditionExpression', {}, condition),
  );

/** Flows from each to the next. */
export const chain = (...ids: string[]): Part[] =>
  ids.slice(1).map((target, index) => flow(ids[index] ?? '', target));

export const start = (id = 'start', ...inside: Inside[]): Part => draw('startEvent', { id }, ...inside);
export const end = (id = 'end', ...inside: Inside[]): Part => draw('endEvent', { id }, ...inside);
export const userTask = (id: string, attributes: Attributes = {}, ...inside: Inside[]): Part =>
  draw('userTask', { id, ...attributes }, ...inside);
export const service = (id: string, attributes: Attributes = {}, ...inside: Inside[]): Part =>
  draw(
    'serviceTask',
    { id, 'camunda:type': 'external', 'camunda:topic': `topic-${id}`, ...attributes },
    ...inside,
  );
export const script = (id: string, resultVariable: string, text: string, ...inside: Inside[]): Part =>
  draw('scriptTask', { id, 'camunda:resultVariable': resultVariable }, draw('script', {}, text), ...inside);

export const onMessage = (messageRef: string): Part => draw('messageEventDefinition', { messageRef });
export const onSignal = (signalRef: string): Part => draw('signalEventDefinition', { signalRef });
export const onError = (errorRef?: string): Part =>
  draw('errorEventDefinition', errorRef === undefined ? {} : { errorRef });
/** An activity that can be undone, by a user task `undo <id>`. */
export const undoable = (
  id: string,
  undo = userTask(`undo-${id}`, { isForCompensation: 'true' }),
): Part[] => [
  boundary(`undone-${id}`, id, draw('compensateEventDefinition')),
  undo,
  draw('association', { id: `tie-${id}`, sourceRef: `undone-${id}`, targetRef: undo.id ?? '' }),
];

/** Happens when a condition holds. */
export const when = (condition: string, attributes: Record<string, string> = {}): Part =>
  draw('conditionalEventDefinition', attributes, draw('condition', {}, condition));

export const onEscalation = (escalationRef?: string): Part =>
  draw('escalationEventDefinition', escalationRef === undefined ? {} : { escalationRef });
export const after = (duration: string): Part =>
  draw('timerEventDefinition', {}, draw('timeDuration', {}, duration));
export const every = (cycle: string): Part => draw('timerEventDefinition', {}, draw('timeCycle', {}, cycle));
export const link = (name: string): Part => draw('linkEventDefinition', { name });

export const boundary = (id: string, attachedToRef: string, event: Part, interrupting = true): Part =>
  draw('boundaryEvent', { id, attachedToRef, cancelActivity: String(interrupting) }, event);

/** The messages, signals, errors and escalations the tests name; their ids are their names. */
export const named = (kind: 'message' | 'signal' | 'error' | 'escalation', ...names: string[]): Part[] =>
  names.map((name) =>
    draw(kind, {
      id: name,
      name,
      ...(kind === 'error' || kind === 'escalation' ? { [`${kind}Code`]: name } : {}),
    }),
  );
