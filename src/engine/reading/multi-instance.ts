import type { MultiInstance } from '../definition.js';
import type { DrawnElement } from '../drawn.js';
import type { Reader } from '../elements/behaviour.js';
import type { Expression } from '../expression.js';
import { given } from '../given.js';
import { refuseAttributes } from './attributes.js';
import { isExtension, type Reading } from './drawn-process.js';
import { readRunDone } from './run-done.js';

const attributes: ReadonlySet<string> = new Set([
  'isSequential',
  'behavior',
  'noneBehaviorEventRef',
  'oneBehaviorEventRef',
  'camunda:collection',
  'camunda:elementVariable',
  'camunda:asyncBefore',
  'camunda:asyncAfter',
  // Jobs of one instance never run side by side, so both answers are kept.
  'camunda:exclusive',
]);

const children: ReadonlySet<string> = new Set([
  'documentation',
  'loopCardinality',
  'loopDataInputRef',
  'inputDataItem',
  'loopDataOutputRef',
  'outputDataItem',
  'completionCondition',
  'complexBehaviorDefinition',
]);

/** Reads how often an activity runs (BPMN 2.0 §13.3.7). */
export const readMultiInstance = (
  reader: Reader,
  reading: Reading,
  variables: ReadonlyMap<string, string> = new Map(),
): MultiInstance | undefined => {
  const drawn = reader.drawn.children.find(({ type }) => type === 'multiInstanceLoopCharacteristics');
  if (!drawn) return undefined;
  refuseUnreadIn(reader, reading, drawn);
  const counted = {
    cardinality: childExpression(reader, drawn, 'loopCardinality'),
    collection: collectionOf(reader, drawn, variables),
    elementVariable:
      reader.attribute('camunda:elementVariable', drawn) ?? itemOf(reader, drawn, 'inputDataItem'),
  };
  if (!isClear(counted)) {
    reader.problem(
      'bad-multi-instance',
      'Expected either a loopCardinality, or a list (camunda:collection or loopDataInputRef) with or without a name for each entry, but it is neither',
      drawn,
    );
  }
  return {
    sequential: ['true', '1'].includes(drawn.attributes['isSequential'] ?? ''),
    ...given({
      ...counted,
      completionCondition: childExpression(reader, drawn, 'completionCondition'),
      tells: readRunDone(reader, reading, drawn),
      output: outputOf(reader, drawn, variables),
      asyncBefore: flagIn(reader, drawn, 'camunda:asyncBefore'),
      asyncAfter: flagIn(reader, drawn, 'camunda:asyncAfter'),
    }),
  };
};

const flagIn = (reader: Reader, drawn: DrawnElement, name: string): true | undefined =>
  reader.flag(name, false, drawn) || undefined;

/** Camunda's word for the list, or BPMN's own: the name of what holds it (BPMN 2.0 §10.3.8). */
const collectionOf = (
  reader: Reader,
  drawn: DrawnElement,
  variables: ReadonlyMap<string, string>,
): Expression | undefined => {
  const list = reader.attribute('camunda:collection', drawn);
  const input = variables.get(drawn.children.find(({ type }) => type === 'loopDataInputRef')?.text ?? '');
  const own =
    input === undefined
      ? childExpression(reader, drawn, 'loopDataInputRef')
      : ({ language: 'feel', text: input } as const);
  if (list !== undefined && own)
    reader.problem('bad-multi-instance', 'Expected one list to go through, but there are two', drawn);
  return list === undefined ? own : reader.expression(list, drawn);
};

const itemOf = (reader: Reader, { children: inside }: DrawnElement, type: string): string | undefined => {
  const item = inside.find((child) => child.type === type);
  if (!item) return undefined;
  const name = reader.attribute('name', item);
  if (name === undefined)
    reader.problem('missing-name', `Expected '${type}' to have a name, but it has none`, item);
  return name;
};

/** What each run made, as a list: the name of a variable, or an output of the activity's own. */
const outputOf = (
  reader: Reader,
  drawn: DrawnElement,
  variables: ReadonlyMap<string, string>,
): MultiInstance['output'] => {
  const written = drawn.children.find(({ type }) => type === 'loopDataOutputRef')?.text;
  const item = itemOf(reader, drawn, 'outputDataItem');
  const list = variables.get(written ?? '') ?? written;
  if (list !== undefined && item !== undefined) return { list, item };
  if (list !== undefined || item !== undefined)
    reader.problem(
      'bad-multi-instance',
      'Expected a loopDataOutputRef and an outputDataItem together, but one of them is missing',
      drawn,
    );
  return undefined;
};

const isClear = ({ cardinality, collection, elementVariable }: Counted): boolean =>
  collection ? !cardinality : cardinality !== undefined && elementVariable === undefined;

interface Counted {
  readonly cardinality: Expression | undefined;
  readonly collection: Expression | undefined;
  readonly elementVariable: string | undefined;
}

const refuseUnreadIn = (reader: Reader, reading: Reading, drawn: DrawnElement): void => {
  refuseAttributes(reading, drawn, attributes, reader.drawn.id);
  for (const child of drawn.children) {
    const others = isExtension(child) && !child.type.startsWith('camunda:');
    if (!others && !children.has(child.type))
      reader.problem(
        'unsupported-element',
        `Expected no '${child.type}' in a multi-instance, but it is there`,
        child,
      );
  }
};

export const childExpression = (
  reader: Reader,
  drawn: DrawnElement,
  type: string,
): Expression | undefined => {
  const child = drawn.children.find((inside) => inside.type === type);
  if (!child) return undefined;
  if (child.text !== undefined && child.text !== '') return reader.expression(child.text, child);
  reader.problem('missing-expression', `Expected '${type}' to hold an expression, but it is empty`, child);
  return undefined;
};
