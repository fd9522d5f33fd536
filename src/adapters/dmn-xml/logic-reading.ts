import type { DecisionLanguage, Known, Logic, Type, Value } from './dmn-languages.js';
import type { Report } from './dmn-shape.js';
import { attribute, textOf, type XmlElement } from './xml.js';

/** What reading a part of some logic needs. */
export interface LogicReading {
  readonly feel: DecisionLanguage;
  readonly known: Known;
  /** What an output is called that has no name itself. */
  readonly name: string;
  /** Reads any boxed expression. */
  readonly read: (reading: LogicReading, element: XmlElement) => Logic;
  readonly typeOf: (reference: string | undefined) => Type | undefined;
  /** Reports a problem at an element, by its own id or that of the decision. */
  readonly problem: (code: string, message: string, at: XmlElement) => void;
}

export const openProblem =
  (report: Report, decision: string | undefined): LogicReading['problem'] =>
  (code, message, at) => {
    const element = attribute(at, 'id') ?? decision;
    report({ code, message, ...(element !== undefined && { element }), line: at.line });
  };

/** The same reading where more names are in sight. */
export const knowing = (reading: LogicReading, names: Readonly<Record<string, unknown>>): LogicReading => ({
  ...reading,
  known: { ...reading.known, names: { ...reading.known.names, ...names } },
});

/** FEEL is the language unless another is named. */
export const isFeel = (element: XmlElement): boolean =>
  /^$|feel/i.test(attribute(element, 'expressionLanguage') ?? '');

const nothing: Logic = () => null;

/** Reads what is written in an element; what cannot be read is reported, and gives `null`. */
export const readText = (reading: LogicReading, element: XmlElement): Logic => {
  checkLanguage(reading, element);
  const text = textOf(element);
  if (text === '') return nothing;
  const read = reading.feel.expression(text, reading.known);
  if (read.ok) return read.value;
  reading.problem(read.reason.code, read.reason.message, element);
  return nothing;
};

export const checkLanguage = ({ problem }: LogicReading, element: XmlElement): void => {
  if (!isFeel(element))
    problem(
      'unsupported-language',
      `Expected FEEL, but got '${attribute(element, 'expressionLanguage') ?? ''}'`,
      element,
    );
};

/** The value when it is of the type, converted where that is allowed; `null` when it is not. */
export const ofType = (feel: DecisionLanguage, value: Value, type: Type | undefined): Value =>
  type ? (feel.asType(value, type) ?? null) : value;

/** What is known of the entries of values of a type, for names in paths. */
export const sampleOf = (type: Type | undefined, depth = 0): unknown => {
  if (!type || depth > 8) return null;
  if (type.kind === 'limited') return sampleOf(type.of, depth);
  if (type.kind === 'list') return [sampleOf(type.of, depth + 1)];
  if (type.kind !== 'context') return null;
  return Object.fromEntries(
    [...type.entries]
      .filter(([name]) => name !== '__proto__')
      .map(([name, of]) => [name, sampleOf(of, depth + 1)]),
  );
};
