import type { XmlName } from './xml-element.js';

/** Which namespace each prefix stands for; '' is the prefix of names without one. */
export type Prefixes = ReadonlyMap<string, string>;

export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
export const noPrefixes: Prefixes = new Map([['xml', xmlNamespace]]);

export interface RawAttribute {
  readonly name: string;
  readonly value: string;
}

const declaredPrefix = (name: string): string | undefined => {
  if (name === 'xmlns') return '';
  return name.startsWith('xmlns:') ? name.slice('xmlns:'.length) : undefined;
};

export const isDeclaration = ({ name }: RawAttribute): boolean => declaredPrefix(name) !== undefined;

/** The prefixes within an element; the same map when it declares none. */
export const prefixesWithin = (outside: Prefixes, attributes: readonly RawAttribute[]): Prefixes => {
  if (!attributes.some(isDeclaration)) return outside;
  const inside = new Map(outside);
  for (const { name, value } of attributes) {
    const prefix = declaredPrefix(name);
    if (prefix !== undefined && prefix !== 'xml' && prefix !== 'xmlns') inside.set(prefix, value);
  }
  return inside;
};

/** The name with its namespace; `undefined` when its prefix stands for nothing. */
export const resolvedName = (written: string, prefixes: Prefixes, whenNone: string): XmlName | undefined => {
  const colon = written.indexOf(':');
  if (colon < 0) return { namespace: whenNone, name: written };
  const namespace = prefixes.get(written.slice(0, colon));
  return namespace === undefined || namespace === ''
    ? undefined
    : { namespace, name: written.slice(colon + 1) };
};
