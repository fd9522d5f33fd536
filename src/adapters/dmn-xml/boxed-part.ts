import { boxedElements } from './boxed-elements.js';
import type { Logic } from './dmn-languages.js';
import type { LogicReading } from './logic-reading.js';
import type { XmlElement } from './xml.js';

/** Reads one kind of boxed expression (DMN 1.5 §10.2.1). */
export type ReadLogic = (reading: LogicReading, element: XmlElement) => Logic;

const boxed: ReadonlySet<string> = new Set(boxedElements);

/** The boxed expressions among the children of an element. */
export const logicIn = ({ namespace, children }: XmlElement): readonly XmlElement[] =>
  children.filter((child) => child.namespace === namespace && boxed.has(child.name));

/** Reads the one boxed expression within an element. */
export const readOnly: ReadLogic = (reading, element) => {
  const [first, ...others] = logicIn(element);
  if (first && others.length === 0) return reading.read(reading, first);
  reading.problem(
    'missing-logic',
    `Expected one expression in '${element.name}', but got ${first ? others.length + 1 : 0}`,
    element,
  );
  return () => null;
};
