import type { ModelProblem } from '../../engine/drawn.js';
import type { DmnFile } from './dmn-file.js';
import type { GraphNode, NodeKind } from './graph-node.js';
import type { ItemTypes } from './item-types.js';
import { openProblem } from './logic-reading.js';
import { attribute, childOf, childrenOf, type XmlElement } from './xml.js';

const kinds: readonly NodeKind[] = ['inputData', 'decision', 'businessKnowledgeModel', 'decisionService'];

/** A node that another needs, with the name it goes by there: behind the name of an import where it comes from one. */
export interface Required {
  readonly node: GraphNode;
  readonly path: readonly string[];
}

export interface Graph {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly requirementsOf: (node: GraphNode) => readonly Required[];
  readonly referencesOf: (node: GraphNode, name: string) => readonly Required[];
}

const keyOf = (file: DmnFile, id: string): string => `${file.namespace}#${id}`;

/** All elements of the files that can require each other, by namespace and id. */
export const readGraph = (
  files: ReadonlyMap<DmnFile, ItemTypes>,
  report: (file: DmnFile, problem: ModelProblem) => void,
): Graph => {
  const nodes = new Map<string, GraphNode>();
  for (const [file, types] of files)
    for (const element of kinds.flatMap((kind) => childrenOf(file.root, kind))) {
      const node = nodeOf(file, element, types);
      if (!node || nodes.has(node.key)) report(file, problemOf(element, node));
      else nodes.set(node.key, node);
    }

  const referencesIn = (node: GraphNode, elements: readonly XmlElement[]): readonly Required[] =>
    elements.flatMap((reference) => {
      const href = attribute(reference, 'href') ?? '';
      const key =
        href.includes('#') && !href.startsWith('#') ? href : keyOf(node.file, href.replace(/^#/, ''));
      const found = nodes.get(key);
      if (found) return [{ node: found, path: pathTo(node.file, found) }];
      openProblem((problem) => report(node.file, problem), attribute(node.element, 'id'))(
        'unknown-reference',
        `Expected required '${href}' in the file, but it is not there`,
        reference,
      );
      return [];
    });

  return {
    nodes,
    requirementsOf: (node) =>
      referencesIn(
        node,
        node.element.children
          .filter(({ name }) => name === 'informationRequirement' || name === 'knowledgeRequirement')
          .flatMap(({ children }) => children.filter(({ name }) => name.startsWith('required'))),
      ),
    referencesOf: (node, name) => referencesIn(node, childrenOf(node.element, name)),
  };
};

const nodeOf = (file: DmnFile, element: XmlElement, { typeOf }: ItemTypes): GraphNode | undefined => {
  const id = attribute(element, 'id');
  const variable = childOf(element, 'variable');
  if (id === undefined) return undefined;
  return {
    key: keyOf(file, id),
    kind: element.name as NodeKind,
    element,
    file,
    called: (variable && attribute(variable, 'name')) ?? attribute(element, 'name') ?? id,
    type: typeOf((variable && attribute(variable, 'typeRef')) ?? attribute(element, 'typeRef')),
  };
};

const problemOf = (element: XmlElement, node: GraphNode | undefined): ModelProblem => {
  const { line, name } = element;
  if (!node)
    return { code: 'missing-id', message: `Expected a ${name} to have an id, but it has none`, line };
  const id = attribute(element, 'id') ?? '';
  return {
    code: 'duplicate-id',
    message: `Expected ids to differ, but '${id}' is there twice`,
    element: id,
    line,
  };
};

const pathTo = (from: DmnFile, { file, called }: GraphNode): readonly string[] => {
  const imported =
    file === from ? undefined : from.imports.find(({ namespace }) => namespace === file.namespace);
  return imported && imported.name !== '' ? [imported.name, called] : [called];
};

/** Reports every node of a file that requires itself, however far around. */
export const checkCycles = (
  nodes: readonly GraphNode[],
  requirements: (node: GraphNode) => readonly Required[],
  report: (problem: ModelProblem) => void,
): void => {
  const done = new Set<string>();
  const visit = (node: GraphNode, above: ReadonlySet<string>): void => {
    if (above.has(node.key)) {
      const id = attribute(node.element, 'id') ?? '';
      report({
        code: 'cyclic-requirement',
        message: `Expected '${id}' not to require itself, but it does`,
        element: id,
        line: node.element.line,
      });
      return;
    }
    if (done.has(node.key)) return;
    done.add(node.key);
    for (const required of requirements(node)) visit(required.node, new Set([...above, node.key]));
  };
  for (const node of nodes) visit(node, new Set());
};
