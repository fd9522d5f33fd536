import type { ConditionalEvent, VariableChange } from '../definition.js';
import type { DrawnElement } from '../drawn.js';
import type { Reader } from '../elements/behaviour.js';
import { given } from '../given.js';
import { readCondition as readScriptedCondition } from './scripts.js';
import type { Reading } from './drawn-process.js';

const changes: readonly VariableChange[] = ['create', 'update', 'delete'];

const isChange = (text: string): text is VariableChange => (changes as readonly string[]).includes(text);

/** BPMN 2.0 §10.5.5: a condition, with Camunda's words for which changes of variables matter to it. */
export const readCondition = (
  reader: Reader,
  _reading: Reading,
  definition: DrawnElement,
): ConditionalEvent | undefined => {
  const drawn = definition.children.find(({ type }) => type === 'condition');
  if (!drawn?.text) {
    reader.problem(
      'missing-expression',
      'Expected a condition with an expression, but there is none',
      definition,
    );
    return undefined;
  }
  const condition = readScriptedCondition(reader, drawn);
  if (!condition) return undefined;
  return {
    kind: 'conditional',
    condition,
    ...given({
      variableName: reader.attribute('camunda:variableName', definition),
      variableEvents: changesIn(reader, definition),
    }),
  };
};

const changesIn = (reader: Reader, definition: DrawnElement): readonly VariableChange[] | undefined => {
  const texts = reader
    .attribute('camunda:variableEvents', definition)
    ?.split(',')
    .map((text) => text.trim());
  const known = texts?.filter(isChange);
  if (known?.length !== texts?.length)
    reader.problem(
      'bad-attribute',
      `Expected camunda:variableEvents to be of ${changes.join(', ')}, but got '${(texts ?? []).join(', ')}'`,
      definition,
    );
  return known;
};
