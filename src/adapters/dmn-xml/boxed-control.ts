import type { Logic } from './dmn-languages.js';
import { knowing, type LogicReading } from './logic-reading.js';
import { readOnly, type ReadLogic } from './boxed-part.js';
import { attribute, childOf, type XmlElement } from './xml.js';

const part = (reading: LogicReading, element: XmlElement, name: string): Logic => {
  const found = childOf(element, name);
  if (found) return readOnly(reading, found);
  reading.problem('missing-logic', `Expected '${element.name}' to have '${name}', but it has not`, element);
  return () => null;
};

/** DMN 1.5 §10.2.1.10; a condition that is no truth value leaves it without an answer. */
export const conditionalLogic: ReadLogic = (reading, element) => {
  const [condition, then, otherwise] = [
    part(reading, element, 'if'),
    part(reading, element, 'then'),
    part(reading, element, 'else'),
  ];
  return (scope) => {
    const holds = condition(scope);
    if (holds === true) return then(scope);
    return holds === false || holds === null ? otherwise(scope) : null;
  };
};

/** DMN 1.5 §10.2.1.11. */
export const filterLogic: ReadLogic = (reading, element) =>
  reading.feel.boxedFilter(
    part(reading, element, 'in'),
    part(knowing(reading, { item: null }), element, 'match'),
  );

const iterationOf = (reading: LogicReading, element: XmlElement, body: string, also = {}) => {
  const name = attribute(element, 'iteratorVariable') ?? '';
  if (name === '')
    reading.problem('missing-name', 'Expected an iterator to have a name, but it has none', element);
  return {
    name,
    over: part(reading, element, 'in'),
    body: part(knowing(reading, { [name]: null, ...also }), element, body),
  };
};

/** DMN 1.5 §10.2.1.12. */
export const forLogic: ReadLogic = (reading, element) =>
  reading.feel.boxedFor(iterationOf(reading, element, 'return', { partial: null }));

export const quantifiedLogic: ReadLogic = (reading, element) =>
  reading.feel.boxedQuantified(
    iterationOf(reading, element, 'satisfies'),
    element.name === 'some' ? 'some' : 'every',
  );
