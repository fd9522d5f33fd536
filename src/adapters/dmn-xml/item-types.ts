import type { DecisionLanguage, Type } from './dmn-languages.js';
import type { LogicReading } from './logic-reading.js';
import { attribute, childOf, childrenOf, textOf, type XmlElement } from './xml.js';

export interface ItemTypes {
  /** By name, those of imported files behind the name of their import. */
  readonly all: ReadonlyMap<string, Type>;
  readonly typeOf: (reference: string | undefined) => Type | undefined;
}

/** How DMN 1.1 and Camunda write what FEEL has other words for. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ['integer', 'number'],
  ['long', 'number'],
  ['double', 'number'],
  ['dateTime', 'date and time'],
  ['dateandtime', 'date and time'],
  ['dayTimeDuration', 'days and time duration'],
  ['yearMonthDuration', 'years and months duration'],
  ['any', 'Any'],
]);

/** The types that the item definitions of a file name (DMN 1.5 §7.3.2). */
export const readItemTypes = (
  root: XmlElement,
  {
    feel,
    imported,
    problem,
  }: {
    readonly feel: DecisionLanguage;
    readonly imported: ReadonlyMap<string, Type>;
    readonly problem: LogicReading['problem'];
  },
): ItemTypes => {
  const definitions = new Map(
    childrenOf(root, 'itemDefinition').map((item) => [attribute(item, 'name'), item]),
  );
  const all = new Map<string, Type>(imported);
  const underway = new Set<string>();

  const named = (name: string): Type | undefined => {
    const word = otherWords.get(name) ?? name;
    if (feel.isTypeName(word)) return { kind: 'named', name: word };
    const known = all.get(name);
    const item = definitions.get(name);
    return known ?? (item && defined(name, item));
  };

  const defined = (name: string, item: XmlElement): Type | undefined => {
    if (underway.has(name)) {
      problem('cyclic-type', `Expected type '${name}' not to be made of itself, but it is`, item);
      return undefined;
    }
    underway.add(name);
    const type = ofItem(item);
    underway.delete(name);
    all.set(name, type);
    return type;
  };

  const typeOf: ItemTypes['typeOf'] = (reference) => {
    if (reference === undefined) return undefined;
    const name = reference.trim().replace(/\s+/g, ' ');
    return named(name) ?? named(name.replace(/^[\w.-]*:/, ''));
  };

  const ofItem = (item: XmlElement): Type => {
    const one = limited(bareType(item), childOf(item, 'allowedValues'));
    const whole: Type = attribute(item, 'isCollection') === 'true' ? { kind: 'list', of: one } : one;
    return limited(whole, childOf(item, 'typeConstraint'));
  };

  const any: Type = { kind: 'named', name: 'Any' };

  const bareType = (item: XmlElement): Type => {
    const components = childrenOf(item, 'itemComponent');
    if (components.length > 0)
      return {
        kind: 'context',
        entries: new Map(components.map((part) => [attribute(part, 'name') ?? '', ofItem(part)])),
      };
    const signature = childOf(item, 'functionItem');
    return signature ? functionType(signature) : (typeOf(childOf(item, 'typeRef')?.text) ?? any);
  };

  const functionType = (signature: XmlElement): Type => ({
    kind: 'function',
    parameters: childrenOf(signature, 'parameters').map((part) => typeOf(attribute(part, 'typeRef')) ?? any),
    result: typeOf(attribute(signature, 'outputTypeRef')) ?? any,
  });

  const limited = (of: Type, allowed: XmlElement | undefined): Type => {
    const text = textOf(allowed);
    if (!allowed || text === '') return of;
    const read = feel.tests(text, { names: {}, types: new Map() });
    if (read.ok)
      return {
        kind: 'limited',
        of,
        text,
        allows(value) {
          const passed = feel.run({ values: {} }, (scope) => read.value(value, scope));
          return passed.ok && passed.value;
        },
      };
    problem(read.reason.code, read.reason.message, allowed);
    return of;
  };

  for (const [name, item] of definitions) if (name !== undefined && !all.has(name)) defined(name, item);
  return { all, typeOf };
};
