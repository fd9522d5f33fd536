import type { DrawnElement, ModelProblem } from '../../engine/drawn.js';
import { ok, refused } from '../../kernel/outcome.js';
import type { BpmnReader } from '../../ports/bpmn-reader.js';
import { bpmnMetaModel, type MetaModel, type MetaModelWarning } from './bpmn-meta-model.js';
import { bpmnNamespace } from './bpmn-names.js';
import { drawnTree } from './drawn-tree.js';
import { problemsOfExtensions } from './koers-words.js';
import { ownReferences } from './own-references.js';
import { parseXml } from './parse-xml.js';
import { plainXml } from './plain-xml.js';
import { attributeOf, type XmlElement } from './xml-element.js';

/**
 * Reads BPMN in three strict passes: XML by our own parser, then what BPMN and Camunda define by the publishers'
 * meta-model, then our own words. Whatever one of them warns about is refused: a flow or a condition that is dropped
 * in silence could let a step run before its approval.
 */
export const bpmnReader = (): BpmnReader => {
  const metaModel = bpmnMetaModel();
  return {
    async read(xml) {
      const parsed = parseXml(xml);
      if (!parsed.ok) return refused([parsed.reason]);
      const written = parsed.value;
      if (written.namespace !== bpmnNamespace || written.name !== 'definitions')
        return refused([notBpmn(written)]);
      const { root, problems: foreign } = ownReferences(written);
      if (foreign.length > 0) return refused(foreign);
      const problems = [
        ...(await problemsOfMetaModel(metaModel, withoutGlobalScripts(root))),
        ...problemsOfExtensions(root),
      ];
      return problems.length > 0 ? refused(problems) : ok<DrawnElement>(drawnTree(root));
    },
  };
};

const notBpmn = ({ namespace, name, line }: XmlElement): ModelProblem => ({
  code: 'not-bpmn',
  message: `Expected BPMN 2.0 'definitions', but got '${name}' of namespace '${namespace.slice(0, 200)}'`,
  line,
});

const problemsOfMetaModel = async (
  metaModel: MetaModel,
  root: XmlElement,
): Promise<readonly ModelProblem[]> => {
  const plain = plainXml(root);
  const placeOf = (message: string): XmlElement | undefined => {
    const line = /\tline: (\d{1,9})/.exec(message)?.[1];
    return line === undefined ? undefined : plain.elements[Number(line)];
  };
  try {
    const { warnings } = await metaModel.fromXML(plain.text);
    const against = warnings.filter((warning) => !isLeftToOthers(warning));
    if (against.length === 0) return [];
    const ids = elementsById(plain.elements);
    return against.map((warning) => {
      const id = warning.element?.id;
      const named = id === undefined ? undefined : ids.get(id);
      return problemOf(warning, placeOf(warning.message) ?? named ?? namingIn(plain.elements, warning));
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : 'what it cannot read';
    return [
      { code: 'bad-bpmn', message: expectedButGot(message), line: placeOf(message)?.line ?? root.line },
    ];
  }
};

const elementsById = (elements: readonly XmlElement[]): ReadonlyMap<string, XmlElement> =>
  new Map(elements.map((element) => [attributeOf(element, 'id') ?? '', element]));

/** What refers to something that is not there may have no id itself, such as an event definition. */
const namingIn = (
  elements: readonly XmlElement[],
  { property, value }: MetaModelWarning,
): XmlElement | undefined => {
  const name = property?.replace(/^bpmn:/, '') ?? '';
  return elements.find((element) => value !== undefined && attributeOf(element, name) === value);
};

/**
 * What `errorRef`, `loopDataInputRef` and `loopDataOutputRef` name need not be an element in Camunda 7 (an error code, a variable): the
 * engine says what it makes of them.
 */
const isLeftToOthers = ({ message, property }: MetaModelWarning): boolean =>
  isUnresolved(message) &&
  ['bpmn:errorRef', 'bpmn:loopDataInputRef', 'bpmn:loopDataOutputRef'].includes(property ?? '');

/** The meta-model knows no script in a global task, where BPMN 2.0 §10.3.7 has one. */
const withoutGlobalScripts = (root: XmlElement): XmlElement => ({
  ...root,
  children: root.children.map((child) =>
    child.name === 'globalScriptTask' && child.namespace === bpmnNamespace
      ? { ...child, children: child.children.filter(({ name }) => name !== 'script') }
      : child,
  ),
});

const isUnresolved = (message: string): boolean => message.startsWith('unresolved reference');

const problemOf = (
  { message, property, element }: MetaModelWarning,
  place: XmlElement | undefined,
): ModelProblem => {
  const id = element?.id ?? (place && attributeOf(place, 'id'));
  const of = property === undefined ? '' : ` in '${property.replace(/^bpmn:/, '')}'`;
  return {
    code: isUnresolved(message) ? 'unknown-reference' : 'bad-bpmn',
    message: expectedButGot(`${message}${of}`),
    ...(id !== undefined && { element: id }),
    line: place?.line ?? 0,
  };
};

/** Without the place in the text, which is that of the plain one. */
const expectedButGot = (found: string): string =>
  `Expected what BPMN 2.0 defines, but got ${found
    .replace(/\n\t(line|column): \d+/g, '')
    .replace(/\s+/g, ' ')
    .slice(0, 300)}`;
