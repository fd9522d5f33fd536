import type { Outcome } from '../../kernel/outcome.js';

/** An element of a well-formed document, as the XML parser that is handed in gives it. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  readonly line: number;
  readonly attributes: readonly {
    readonly namespace: string;
    readonly name: string;
    readonly value: string;
  }[];
  readonly children: readonly XmlElement[];
  readonly text: string;
}

export type ParseXml = (
  text: string,
) => Outcome<XmlElement, { readonly code: string; readonly message: string; readonly line: number }>;

const attributeIn = (
  { attributes }: XmlElement,
  namespaces: readonly string[],
  name: string,
): string | undefined => {
  const found = attributes
    .find((one) => namespaces.includes(one.namespace) && one.name === name)
    ?.value.trim();
  return found === '' ? undefined : found;
};

export const attribute = (element: XmlElement, name: string): string | undefined =>
  attributeIn(element, [''], name);

/** An attribute in the words of Camunda or Operaton. */
export const camundaAttribute = (element: XmlElement, name: string): string | undefined =>
  attributeIn(element, ['http://camunda.org/schema/1.0/dmn', 'http://operaton.org/schema/1.0/dmn'], name);

export const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.namespace === element.namespace && child.name === name);

export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  childrenOf(element, name)[0];

/** What is written in the `text` of an expression, a cell or a list of values. */
export const textOf = (element: XmlElement | undefined): string => {
  const text = element && childOf(element, 'text');
  return text?.text.trim() ?? '';
};
