import type { ModelProblem } from '../../engine/drawn.js';
import { bpmnNamespace } from './bpmn-names.js';
import { attributeOf, type XmlElement } from './xml-element.js';

const koers = 'urn:koers:bpmn:1';

/** Every word of `urn:koers:bpmn:1` with its attributes: a misspelled one would otherwise mean nothing in silence. */
const words: ReadonlyMap<string, readonly string[]> = new Map([
  ['due', ['norm', 'from', 'safetyCritical', 'household']],
  ['fourEyes', ['rule', 'not']],
  ['mandate', ['not']],
  ['send', ['businessKey']],
  ['explanation', ['lang']],
  ['lane', ['group']],
  ['adHoc', ['activeElementsCollection']],
  ['payload', ['source', 'sourceExpression', 'target']],
]);

/** Refuses words that Koers does not know, and attributes of no namespace we were told about on BPMN elements. */
export const problemsOfExtensions = (root: XmlElement): readonly ModelProblem[] => {
  const problems: ModelProblem[] = [];
  const visit = (element: XmlElement, within: string | undefined): void => {
    const id = element.namespace === bpmnNamespace ? (attributeOf(element, 'id') ?? within) : within;
    for (const word of unknownWords(element)) {
      problems.push({
        code: 'unknown-word',
        message: `Expected a word of '${koers}', but '${word}' is not one`,
        ...(id !== undefined && { element: id }),
        line: element.line,
      });
    }
    for (const child of element.children) visit(child, id);
  };
  visit(root, undefined);
  return problems;
};

const unknownWords = ({ namespace, name, attributes }: XmlElement): readonly string[] => {
  const onOthers = attributes
    .filter((attribute) => attribute.namespace === koers)
    .map((attribute) => attribute.name);
  if (namespace !== koers) return onOthers;
  const known = words.get(name);
  if (!known) return [name, ...onOthers];
  const own = attributes.filter((attribute) => attribute.namespace === '' && !known.includes(attribute.name));
  return [...onOthers, ...own.map((attribute) => `${name} ${attribute.name}`)];
};
