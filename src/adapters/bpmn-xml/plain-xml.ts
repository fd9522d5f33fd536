import { bpmnNamespace, diagramNamespace } from './bpmn-names.js';
import { xmlNamespace } from './xml-names.js';
import type { XmlAttribute, XmlElement, XmlName } from './xml-element.js';

/** A document written again in the plainest way: one start tag a line, so that a line tells which element it was. */
export interface PlainXml {
  readonly text: string;
  /** The element that begins on each line of the text, from line 1 at index 0. */
  readonly elements: readonly XmlElement[];
}

const instance = 'http://www.w3.org/2001/XMLSchema-instance';
const camunda = 'http://camunda.org/schema/1.0/bpmn';

/** Operaton's namespace holds Camunda's words, and one meta-model cannot hold them twice. */
const sameAs: ReadonlyMap<string, string> = new Map([['http://operaton.org/schema/1.0/bpmn', camunda]]);

/**
 * Writes what our parser read, without the diagram, for another parser: so both see the same document, whatever
 * either makes of a doubtful place in the source.
 */
export const plainXml = (root: XmlElement): PlainXml => {
  const prefixes = new Map([
    [bpmnNamespace, 'bpmn'],
    [camunda, 'camunda'],
    [instance, 'xsi'],
    [xmlNamespace, 'xml'],
  ]);
  const elements: XmlElement[] = [];
  const lines: string[] = [];

  const prefixOf = (namespace: string): string => {
    const meant = sameAs.get(namespace) ?? namespace;
    const known = prefixes.get(meant);
    if (known !== undefined) return known;
    const fresh = `n${prefixes.size}`;
    prefixes.set(meant, fresh);
    return fresh;
  };

  const nameOf = ({ namespace, name }: XmlName): string =>
    namespace === '' ? name : `${prefixOf(namespace)}:${name}`;

  const valueOf = (attribute: XmlAttribute, element: XmlElement): string => {
    if (attribute.namespace === instance && attribute.name === 'type')
      return typeOf(attribute.value, element);
    return attribute.name === 'id' ? attribute.value.trim() : attribute.value;
  };

  const typeOf = (written: string, { prefixes: within }: XmlElement): string => {
    const [, prefix = '', name = written] = /^(?:([^:]*):)?(.*)$/s.exec(written.trim()) ?? [];
    return nameOf({ namespace: within.get(prefix) ?? '', name });
  };

  const write = (element: XmlElement): void => {
    const attributes = element.attributes.map(
      (attribute) => ` ${nameOf(attribute)}="${escaped(valueOf(attribute, element))}"`,
    );
    elements.push(element);
    lines.push(`<${nameOf(element)}${attributes.join('')}>${escaped(element.text.trim())}`);
    for (const child of element.children) if (child.namespace !== diagramNamespace) write(child);
    lines.push(`${lines.pop() ?? ''}</${nameOf(element)}>`);
  };

  write(root);
  const declared = [...prefixes].filter(([, prefix]) => prefix !== 'xml');
  const declarations = declared
    .map(([namespace, prefix]) => ` xmlns:${prefix}="${escaped(namespace)}"`)
    .join('');
  const [first = '', ...others] = lines;
  return { text: [first.replace(/^<[^\s>]+/, (tag) => tag + declarations), ...others].join('\n'), elements };
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string =>
  text.replace(/[&<>"\n\r\t]/g, (character) => entities[character] ?? `&#${character.charCodeAt(0)};`);
