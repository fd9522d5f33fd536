import { conditionalLogic, filterLogic, forLogic, quantifiedLogic } from './boxed-control.js';
import { functionLogic, invocationLogic } from './boxed-functions.js';
import type { ReadLogic } from './boxed-part.js';
import { contextLogic, listLogic, relationLogic } from './boxed-values.js';
import type { Logic } from './dmn-languages.js';
import { ofType, readText, type LogicReading } from './logic-reading.js';
import { readTable } from './read-table.js';
import { attribute, textOf, type XmlElement } from './xml.js';

const literalLogic: ReadLogic = (reading, element) => {
  if (textOf(element) === '')
    reading.problem('missing-expression', 'Expected an expression, but there is none', element);
  return readText(reading, element);
};

const tableLogic: ReadLogic = (reading, element) => {
  const table = readTable(reading, element);
  return (scope) => table.value(table.decide(scope));
};

const readers: ReadonlyMap<string, ReadLogic> = new Map([
  ['literalExpression', literalLogic],
  ['decisionTable', tableLogic],
  ['context', contextLogic],
  ['list', listLogic],
  ['relation', relationLogic],
  ['invocation', invocationLogic],
  ['functionDefinition', functionLogic],
  ['conditional', conditionalLogic],
  ['filter', filterLogic],
  ['for', forLogic],
  ['some', quantifiedLogic],
  ['every', quantifiedLogic],
]);

/** An expression that says its type is `null` where it gives another; a function's type is that of the function. */
const ofItsType = (reading: LogicReading, element: XmlElement, logic: Logic): Logic => {
  const type =
    element.name === 'functionDefinition' ? undefined : reading.typeOf(attribute(element, 'typeRef'));
  return type ? (scope) => ofType(reading.feel, logic(scope), type) : logic;
};

export const readLogic: ReadLogic = (reading, element) => {
  const read = readers.get(element.name);
  if (read) return ofItsType(reading, element, read(reading, element));
  reading.problem(
    'unsupported-element',
    `Expected logic that is read, but '${element.name}' is not`,
    element,
  );
  return () => null;
};
