import type { RunDone, SingleEvent } from '../definition.js';
import type { DrawnElement } from '../drawn.js';
import type { Reader } from '../elements/behaviour.js';
import type { Reading } from './drawn-process.js';
import { definitionNamed, isEventDefinition, readOne } from './events.js';

const kinds = ['All', 'None', 'One', 'Complex'] as const;
type Kind = (typeof kinds)[number];

/** What one event reference or child says, by the behavior it belongs to. */
const words: Readonly<Record<Exclude<Kind, 'All'>, string>> = {
  None: 'noneBehaviorEventRef',
  One: 'oneBehaviorEventRef',
  Complex: 'complexBehaviorDefinition',
};

/** Reads the multi-instance behavior (BPMN 2.0 §10.3.8): which events tell that runs of the activity are done. */
export const readRunDone = (
  reader: Reader,
  reading: Reading,
  drawn: DrawnElement,
): readonly RunDone[] | undefined => {
  const written = reader.attribute('behavior', drawn) ?? 'All';
  const kind = kinds.find((one) => one === written);
  if (!kind) {
    reader.problem(
      'bad-attribute',
      `Expected behavior to be ${kinds.join(', ')}, but it is '${written}'`,
      drawn,
    );
    return undefined;
  }
  refuseOthers(reader, drawn, kind);
  if (kind === 'All') return undefined;
  if (kind === 'Complex')
    return drawn.children
      .filter(({ type }) => type === words.Complex)
      .flatMap((child) => complexOf(reader, reading, child));
  const definition = definitionNamed(reading, reader.attribute(words[kind], drawn));
  if (!definition) {
    reader.problem(
      'bad-multi-instance',
      `Expected ${words[kind]} to name an event definition, but got '${reader.attribute(words[kind], drawn) ?? ''}'`,
      drawn,
    );
    return undefined;
  }
  const events = [thrown(reader, reading, definition)];
  return [{ when: kind === 'None' ? 'each' : 'first', events }];
};

/** What belongs to another behavior would never be told; and one without its own would tell nothing. */
const refuseOthers = (reader: Reader, drawn: DrawnElement, kind: Kind): void => {
  for (const [behavior, word] of Object.entries(words)) {
    const isThere =
      reader.attribute(word, drawn) !== undefined || drawn.children.some(({ type }) => type === word);
    if (isThere && behavior !== kind)
      reader.problem(
        'bad-multi-instance',
        `Expected ${word} with behavior ${behavior}, but it is ${kind}`,
        drawn,
      );
    if (!isThere && behavior === kind && kind === 'Complex')
      reader.problem(
        'bad-multi-instance',
        `Expected a ${word} with behavior Complex, but there is none`,
        drawn,
      );
  }
};

const thrown = (reader: Reader, reading: Reading, definition: DrawnElement): SingleEvent => {
  const event = readOne(reader, reading, definition, ['message', 'signal', 'escalation', 'error']);
  if ((event.kind === 'error' || event.kind === 'escalation') && event.code === undefined)
    reader.problem(
      'missing-code',
      `Expected an ${event.kind} with a code to throw, but there is none`,
      definition,
    );
  if (event.kind === 'message' && event.send?.external)
    reader.problem(
      'bad-multi-instance',
      'Expected a message that the engine sends, but it is left to a worker',
      definition,
    );
  return event;
};

const complexOf = (reader: Reader, reading: Reading, drawn: DrawnElement): readonly RunDone[] => {
  const condition = drawn.children.find(({ type }) => type === 'condition');
  const event = drawn.children.find(({ type }) => type === 'event' || type === 'implicitThrowEvent');
  const definitions = (event?.children ?? []).flatMap((child) =>
    child.type === 'eventDefinitionRef'
      ? (definitionNamed(reading, child.text) ?? [])
      : isEventDefinition(child)
        ? child
        : [],
  );
  if (!condition?.text || definitions.length === 0) {
    reader.problem(
      'bad-multi-instance',
      'Expected a complexBehaviorDefinition to have a condition and an event to throw, but it has not',
      drawn,
    );
    return [];
  }
  const events = definitions.map((definition) => thrown(reader, reading, definition));
  return [{ when: reader.expression(condition.text, condition), events }];
};
