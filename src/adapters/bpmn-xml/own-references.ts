import type { ModelProblem } from '../../engine/drawn.js';
import { bpmnNamespace, diagramNamespace } from './bpmn-names.js';
import { attributeOf, type XmlElement } from './xml-element.js';

/** A document whose references are the ids they mean, with what refers to another document. */
export interface OwnReferences {
  readonly root: XmlElement;
  readonly problems: readonly ModelProblem[];
}

const prefixed = /^\s*([\p{L}_][\p{L}\p{M}\p{N}_.\-·]*):([\p{L}_][\p{L}\p{M}\p{N}_.\-·]*)\s*$/u;

const refers = /Refs?$/;
const otherReferences: ReadonlySet<string> = new Set(['calledElement', 'bpmnElement', 'default', 'supports']);
const otherTexts: ReadonlySet<string> = new Set(['incoming', 'outgoing', 'source', 'target', 'supports']);

/** Types and implementations may well be defined in another document; the engine does not look them up. */
const typeReferences: ReadonlySet<string> = new Set([
  'structureRef',
  'implementationRef',
  'evaluatesToTypeRef',
]);

interface Referring {
  readonly element: XmlElement;
  readonly within: string | undefined;
  readonly report: (problem: ModelProblem) => void;
  readonly own: string;
}

/**
 * References are qualified names (BPMN 2.0 §8.1.3): a prefix that stands for the document's target namespace says
 * "of this document", and is taken off. Any other names something in a document that is not here.
 */
export const ownReferences = (root: XmlElement): OwnReferences => {
  const problems: ModelProblem[] = [];
  const own = attributeOf(root, 'targetNamespace') ?? '';
  const report = (problem: ModelProblem): void => void problems.push(problem);
  const resolve = (element: XmlElement, within: string | undefined): XmlElement => {
    if (element.namespace !== bpmnNamespace && element.namespace !== diagramNamespace) return element;
    const id = attributeOf(element, 'id') ?? within;
    const referring = { element, within: id, report, own };
    return {
      ...element,
      attributes: element.attributes.map((attribute) =>
        attribute.namespace === '' && isReference(attribute.name)
          ? { ...attribute, value: resolved(referring, attribute.name, attribute.value) }
          : attribute,
      ),
      children: element.children.map((child) => resolve(child, id)),
      text: isReferringText(element) ? resolved(referring, element.name, element.text) : element.text,
    };
  };
  return { root: resolve(root, undefined), problems };
};

const isReference = (name: string): boolean =>
  (refers.test(name) || otherReferences.has(name)) && !typeReferences.has(name);

const isReferringText = ({ name, children }: XmlElement): boolean =>
  children.length === 0 && (refers.test(name) || otherTexts.has(name)) && !typeReferences.has(name);

const resolved = ({ element, within, report, own }: Referring, name: string, written: string): string => {
  const [, prefix = '', local = ''] = prefixed.exec(written) ?? [];
  const namespace = prefix === '' ? undefined : element.prefixes.get(prefix);
  if (namespace === undefined) return written;
  if (namespace === own) return local;
  report({
    code: 'foreign-reference',
    message: `Expected '${name}' to refer to this document, but '${written.trim().slice(0, 100)}' is of namespace '${namespace.slice(0, 100)}'`,
    ...(within !== undefined && { element: within }),
    line: element.line,
  });
  return written;
};
