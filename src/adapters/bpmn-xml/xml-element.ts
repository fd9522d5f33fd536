/** A name with the namespace its prefix stood for; '' when it had none. */
export interface XmlName {
  readonly namespace: string;
  readonly name: string;
}

export interface XmlAttribute extends XmlName {
  readonly value: string;
}

/** An element of a well-formed document, entities decoded and prefixes resolved. */
export interface XmlElement extends XmlName {
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** Without the declarations of namespaces. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** All text directly in it, CDATA included. */
  readonly text: string;
  /** The prefixes that may be used in its values. */
  readonly prefixes: ReadonlyMap<string, string>;
}

/** Why a text is not XML we take, and where. */
export interface XmlFault {
  readonly code: 'bad-xml' | 'model-too-large';
  readonly message: string;
  readonly line: number;
}

export const attributeOf = ({ attributes }: XmlElement, name: string): string | undefined =>
  attributes.find((attribute) => attribute.namespace === '' && attribute.name === name)?.value;
