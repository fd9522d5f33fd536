import type { EventDefinition, EventKind, MessageSend, SingleEvent } from '../definition.js';
import type { DrawnElement } from '../drawn.js';
import type { Reader } from '../elements/behaviour.js';
import type { Instant } from '../../kernel/instant.js';
import { templateOf } from '../expression.js';
import { given } from '../given.js';
import { readCondition } from './conditional-event.js';
import { multipleEvent } from './multiple-event.js';
import { planTimer } from '../timers.js';
import type { ElementId } from '../instance.js';
import { refuseAttributes } from './attributes.js';
import { isExtension, type Reading } from './drawn-process.js';

const definitionTypes: Readonly<Record<string, EventKind>> = {
  messageEventDefinition: 'message',
  signalEventDefinition: 'signal',
  timerEventDefinition: 'timer',
  linkEventDefinition: 'link',
  errorEventDefinition: 'error',
  escalationEventDefinition: 'escalation',
  terminateEventDefinition: 'terminate',
  conditionalEventDefinition: 'conditional',
  compensateEventDefinition: 'compensate',
  cancelEventDefinition: 'cancel',
};

/** Elements that an event of any kind may hold, so that the kind itself can be checked here. */
export const eventDefinitionTypes: readonly string[] = [
  ...Object.keys(definitionTypes),
  'eventDefinitionRef',
];

const attributesOf: Readonly<Record<EventKind, readonly string[]>> = {
  none: [],
  terminate: [],
  timer: [],
  link: ['name'],
  message: ['messageRef', 'operationRef', 'camunda:type', 'camunda:topic', 'camunda:taskPriority'],
  // Whoever hears a signal does so by a job of its own, which is what this asks for.
  signal: ['signalRef', 'camunda:async'],
  error: ['errorRef', 'camunda:errorCodeVariable', 'camunda:errorMessageVariable'],
  escalation: ['escalationRef', 'camunda:escalationCodeVariable'],
  conditional: ['camunda:variableName', 'camunda:variableEvents'],
  compensate: ['activityRef', 'waitForCompletion'],
  cancel: [],
};

const childrenOf: Readonly<Partial<Record<EventKind, readonly string[]>>> = {
  timer: ['timeDate', 'timeDuration', 'timeCycle'],
  link: ['source', 'target'],
  signal: ['camunda:in'],
  message: ['operationRef'],
  conditional: ['condition'],
};

/** Reads what an event is about (BPMN 2.0 §10.5.5): nothing, one event definition, or several. */
export const readEvent = (
  reader: Reader,
  reading: Reading,
  allowed: readonly EventKind[],
): EventDefinition => {
  const drawn = reader.drawn.children.flatMap((child) => definitionAt(reader, reading, child) ?? []);
  const events = drawn.map((definition) => readOne(reader, reading, definition, allowed));
  const [event] = events;
  if (event) return events.length === 1 ? event : multipleEvent(reader, drawn, events);
  return readOne(reader, reading, undefined, allowed);
};

export const isEventDefinition = ({ type }: DrawnElement): boolean => Object.hasOwn(definitionTypes, type);

/** What is drawn here, or beside the processes and named here. */
const definitionAt = (reader: Reader, reading: Reading, child: DrawnElement): DrawnElement | undefined => {
  if (child.type !== 'eventDefinitionRef') return isEventDefinition(child) ? child : undefined;
  const named = definitionNamed(reading, child.text);
  if (!named)
    reader.problem(
      'unknown-reference',
      `Expected an event definition beside the processes, but got '${child.text ?? ''}'`,
      child,
    );
  return named;
};

/** An event definition by its id, for whoever refers to it. */
export const definitionNamed = ({ rootElements }: Reading, id = ''): DrawnElement | undefined =>
  id === ''
    ? undefined
    : Object.keys(definitionTypes)
        .map((type) => rootElements.get(`${type} ${id}`))
        .find((found) => found !== undefined);

/** Reads one event definition; without one it is the plain circle. */
export const readOne = (
  reader: Reader,
  reading: Reading,
  definition: DrawnElement | undefined,
  allowed: readonly EventKind[],
): SingleEvent => {
  const kind = (definition && definitionTypes[definition.type]) ?? 'none';
  if (!allowed.includes(kind)) {
    reader.problem(
      'unsupported-event',
      `Expected an event of kind ${allowed.join(', ')} here, but '${reader.drawn.type}' is of kind ${kind}`,
      definition,
    );
  }
  if (!definition) return { kind: 'none' };
  refuseInside(reader, reading, definition, kind);
  return readers[kind](reader, reading, definition) ?? { kind: 'none' };
};

const refuseInside = (reader: Reader, reading: Reading, definition: DrawnElement, kind: EventKind): void => {
  refuseAttributes(reading, definition, new Set(attributesOf[kind]), reader.drawn.id);
  for (const child of definition.children) {
    const known = childrenOf[kind]?.includes(child.type) ?? false;
    const others = isExtension(child) && !child.type.startsWith('camunda:');
    if (!known && !others && child.type !== 'documentation')
      reader.problem(
        'unsupported-element',
        `Expected nothing that is not executed, but got '${child.type}'`,
        child,
      );
  }
};

type ReadKind = (reader: Reader, reading: Reading, definition: DrawnElement) => SingleEvent | undefined;

const readMessage: ReadKind = (reader, _reading, definition) => {
  const name = reader.messageName(definition);
  const external = reader.external(definition);
  const drawnSend = reader.send();
  const send: MessageSend | undefined = external ? { payload: [], ...drawnSend, external } : drawnSend;
  return name && { kind: 'message', name, ...(send && { send }) };
};

const readSignal: ReadKind = (reader, { rootElements }, definition) => {
  const id = reader.attribute('signalRef', definition) ?? '';
  const signal = rootElements.get(`signal ${id}`);
  const name = signal && reader.template('name', signal);
  if (!name) {
    reader.problem('unknown-signal', `Expected a signal with a name, but signalRef is '${id}'`, definition);
    return undefined;
  }
  const send = reader.send();
  return {
    kind: 'signal',
    name,
    payload: [...reader.mappings('camunda:in', definition), ...(send?.payload ?? [])],
  };
};

const timerKinds = { timeDate: 'date', timeDuration: 'duration', timeCycle: 'cycle' } as const;
const anyMoment = '2026-01-01T00:00:00.000Z' as Instant;

type TimerEvent = Extract<SingleEvent, { readonly kind: 'timer' }>;

export const readTimer = (
  reader: Reader,
  _reading: Reading,
  definition: DrawnElement,
): TimerEvent | undefined => {
  const drawn = definition.children.filter((child) => Object.hasOwn(timerKinds, child.type));
  const [first] = drawn;
  const text = first?.text ?? '';
  if (!first || drawn.length > 1 || text === '') {
    reader.problem('bad-timer', 'Expected one timeDate, timeDuration or timeCycle with a text', definition);
    return undefined;
  }
  const kind = timerKinds[first.type as keyof typeof timerKinds];
  const template = templateOf(text);
  if (!('literal' in template)) reader.expression(text, first);
  else if (!planTimer(kind, text, anyMoment))
    reader.problem('bad-timer', `Expected a ${kind} in ISO 8601, but got '${text}'`, first);
  return { kind: 'timer', timer: { kind, expression: template } };
};

const readLink: ReadKind = (reader, _reading, definition) => {
  const name = reader.attribute('name', definition);
  if (name === undefined)
    reader.problem('missing-name', 'Expected a link to have a name, but it has none', definition);
  return { kind: 'link', name: name ?? '' };
};

const throws: ReadonlySet<string> = new Set(['intermediateThrowEvent', 'endEvent']);

const readCompensate: ReadKind = (reader, _reading, definition) => {
  const activity = reader.attribute('activityRef', definition) as ElementId | undefined;
  if (throws.has(reader.drawn.type) && reader.attribute('waitForCompletion', definition) === 'false')
    reader.problem(
      'unsupported-attribute',
      'Expected a compensation to be waited for, but waitForCompletion is false',
      definition,
    );
  return { kind: 'compensate', ...given({ activity }) };
};

const readThrown =
  (kind: 'error' | 'escalation'): ReadKind =>
  (reader, { rootElements }, definition) => {
    const id = reader.attribute(`${kind}Ref`, definition);
    const root = id === undefined ? undefined : rootElements.get(`${kind} ${id}`);
    // As in Camunda, an error that is nowhere declared is its own code.
    const own = root === undefined && kind === 'error' ? id : undefined;
    if (id !== undefined && !root && own === undefined)
      reader.problem(
        `unknown-${kind}`,
        `Expected ${kind} '${id}' to be in the model, but it is not`,
        definition,
      );
    return {
      kind,
      ...given({
        code: root ? reader.attribute(`${kind}Code`, root) : own,
        message: root && reader.template('camunda:errorMessage', root),
        codeVariable: reader.attribute(`camunda:${kind}CodeVariable`, definition),
        messageVariable: reader.attribute(`camunda:${kind}MessageVariable`, definition),
      }),
    };
  };

const readers: Readonly<Record<EventKind, ReadKind>> = {
  none: () => ({ kind: 'none' }),
  terminate: () => ({ kind: 'terminate' }),
  message: readMessage,
  signal: readSignal,
  timer: readTimer,
  link: readLink,
  error: readThrown('error'),
  escalation: readThrown('escalation'),
  conditional: readCondition,
  compensate: readCompensate,
  cancel: () => ({ kind: 'cancel' }),
};
