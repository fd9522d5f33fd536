import type { DrawnElement } from '../../../src/engine/drawn.js';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const isExtension = ({ type }: DrawnElement): boolean => type.includes(':');

const inside = (children: readonly DrawnElement[]): string => {
  const extensions = children.filter(isExtension).map(written).join('');
  const own = children.filter((child) => !isExtension(child));
  // In BPMN extensions stand before everything else.
  return (
    (extensions === '' ? '' : `<extensionElements>${extensions}</extensionElements>`) +
    own.map(written).join('')
  );
};

const written = (element: DrawnElement): string => {
  const { type, id, attributes, children, text = '' } = element;
  const all = { ...(id !== undefined && { id }), ...attributes };
  const words = Object.entries(all).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const within = isExtension(element) ? children.map(written).join('') : inside(children);
  return `<${type}${words.join('')}>${escaped(text)}${within}</${type}>`;
};

/** A drawing as the file that somebody would have drawn it in. */
export const writtenAsXml = ({ children }: DrawnElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:koers="urn:koers:bpmn:1" id="definitions" targetNamespace="urn:test">
${inside(children)}
</definitions>`;
