import type { Logic, Parameter, Type, Value } from './dmn-languages.js';
import { knowing, ofType, sampleOf, type LogicReading } from './logic-reading.js';
import { logicIn, readOnly, type ReadLogic } from './boxed-part.js';
import { attribute, childOf, childrenOf, type XmlElement } from './xml.js';

/** Calls what its expression names with its bindings (DMN 1.5 §10.2.1.6). */
export const invocationLogic: ReadLogic = (reading, element) => {
  const [called] = logicIn(element);
  if (!called)
    reading.problem('missing-logic', 'Expected an invocation to say what it calls, but it does not', element);
  const target: Logic = called ? reading.read(reading, called) : () => null;
  const bindings = childrenOf(element, 'binding').map((binding) => bindingOf(reading, binding));
  return (scope) =>
    reading.feel.call(
      target(scope),
      new Map(bindings.map(({ name, logic }): [string, Value] => [name, logic(scope)])),
    );
};

const bindingOf = (
  reading: LogicReading,
  binding: XmlElement,
): { readonly name: string; readonly logic: Logic } => {
  const parameter = childOf(binding, 'parameter');
  const name = parameter && attribute(parameter, 'name');
  if (name === undefined)
    reading.problem('missing-name', 'Expected a binding to name its parameter, but it does not', binding);
  const logic: Logic = logicIn(binding).length === 0 ? () => null : readOnly(reading, binding);
  return { name: name ?? '', logic };
};

const parametersOf = ({ typeOf }: LogicReading, element: XmlElement): readonly Parameter[] =>
  childrenOf(element, 'formalParameter').map((parameter) => ({
    name: attribute(parameter, 'name') ?? '',
    type: typeOf(attribute(parameter, 'typeRef')),
  }));

/** A function in FEEL; one in Java or PMML is refused, for what is called there is not part of the model. */
export const functionOf = (reading: LogicReading, element: XmlElement, result: Type | undefined): Logic => {
  const kind = attribute(element, 'kind') ?? 'FEEL';
  if (kind !== 'FEEL') {
    reading.problem('unsupported-language', `Expected a function in FEEL, but got one in ${kind}`, element);
    return () => null;
  }
  const parameters = parametersOf(reading, element);
  const names = Object.fromEntries(parameters.map(({ name, type }) => [name, sampleOf(type)]));
  const body = readOnly(knowing(reading, names), element);
  return (scope) =>
    reading.feel.function(parameters, (given) => ofType(reading.feel, body(scope.within(given)), result));
};

export const functionLogic: ReadLogic = (reading, element) => functionOf(reading, element, undefined);
