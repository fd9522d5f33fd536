import type { DrawnElement } from '../../engine/drawn.js';
import { bpmnNamespace, diagramNamespace, drawnName } from './bpmn-names.js';
import type { XmlElement } from './xml-element.js';

/** Turns an element of XML into what was drawn: names by their meaning, extension elements lifted, no diagram. */
export const drawnTree = (xml: XmlElement): DrawnElement => {
  const { id, ...attributes } = attributesOf(xml);
  const text = xml.text.trim();
  return {
    type: drawnName(xml),
    ...(id !== undefined && { id: id.trim() }),
    line: xml.line,
    attributes,
    children: xml.children.filter(isDrawn).flatMap(lifted).map(drawnTree),
    ...(text !== '' && { text }),
  };
};

const isDrawn = ({ namespace }: XmlElement): boolean => namespace !== diagramNamespace;

const lifted = (child: XmlElement): readonly XmlElement[] =>
  child.namespace === bpmnNamespace && child.name === 'extensionElements' ? child.children : [child];

/** `Object.fromEntries` defines what it is given, so a name like `__proto__` is a name like any other. */
const attributesOf = ({ attributes }: XmlElement): Record<string, string> =>
  Object.fromEntries(attributes.map((attribute) => [drawnName(attribute), attribute.value]));
