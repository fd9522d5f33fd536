import type { ModelProblem } from '../../engine/drawn.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { DecisionModel, DecisionRequirements, DmnReader } from '../../ports/decisions.js';
import { modelOf } from './decision-model.js';
import { readDmnFile, type DmnFile } from './dmn-file.js';
import type { DmnLanguages, Type } from './dmn-languages.js';
import type { GraphNode, Made, Make, Making } from './graph-node.js';
import { checkCycles, readGraph, type Graph, type Required } from './graph.js';
import { importedFiles } from './imported-files.js';
import { readItemTypes, type ItemTypes } from './item-types.js';
import { openProblem, sampleOf, type LogicReading } from './logic-reading.js';
import { readLogic } from './read-logic.js';
import { readNode } from './node-logic.js';
import { attribute } from './xml.js';

/**
 * Reads the decisions of DMN 1.1 to 1.5, with all that they require in the file and in those it imports. Every
 * expression is read once, at deployment; whatever is not understood is refused by id and line.
 */
export const dmnReader = ({ parseXml, feel }: DmnLanguages): DmnReader => ({
  read(xml, beside = []) {
    const file = readDmnFile(parseXml, xml);
    if (!file.ok) return Promise.resolve(file);
    const files = importedFiles(file.value, beside, parseXml);
    return Promise.resolve(files.ok ? readDecisions(feel, file.value, files.value) : files);
  },
});

const readDecisions = (
  feel: DmnLanguages['feel'],
  file: DmnFile,
  files: readonly DmnFile[],
): Outcome<readonly DecisionModel[], readonly ModelProblem[]> => {
  const problems: ModelProblem[] = [];
  const report = (from: DmnFile, problem: ModelProblem): void => {
    problems.push(from === file ? problem : inImport(file, from, problem));
  };
  const types = typesOf(files, feel, report);
  const graph = readGraph(types, report);
  const decisions = [...graph.nodes.values()].filter(
    (node) => node.kind === 'decision' && node.file === file,
  );
  if (decisions.length === 0)
    problems.push({
      code: 'missing-decision',
      message: 'Expected a decision, but there is none',
      line: file.root.line,
    });
  const requiredBeneath = new Map([...graph.nodes.values()].map((node) => [node, requiredBy(graph, node)]));
  checkCycles(
    [...graph.nodes.values()],
    (node) => requiredBeneath.get(node) ?? [],
    (problem) => problems.push(problem),
  );
  if (problems.length > 0) return refused(problems);
  const make = makerOf({ feel, graph, types, requirements: requiredBeneath, report });
  if (problems.length > 0) return refused(problems);
  const requirements = decisions.length > 1 ? requirementsOf(file) : undefined;
  return ok(
    decisions.map((decision) => ({
      ...modelOf(decision, feel, make),
      ...(requirements && { requirements }),
    })),
  );
};

const requirementsOf = ({ root, namespace }: DmnFile): DecisionRequirements | undefined => {
  const key = attribute(root, 'id');
  const name = attribute(root, 'name');
  return key === undefined
    ? undefined
    : { key, ...(name !== undefined && { name }), ...(namespace !== '' && { namespace }) };
};

/** What is wrong in an imported file, at the line of the import: its own lines mean nothing here. */
const inImport = (
  { imports, root }: DmnFile,
  from: DmnFile,
  { code, message }: ModelProblem,
): ModelProblem => ({
  code,
  message: `${message} (in what is imported from '${from.namespace}')`,
  line: imports.find(({ namespace }) => namespace === from.namespace)?.element.line ?? root.line,
});

/** Imported files stand behind those that import them. */
const typesOf = (
  files: readonly DmnFile[],
  feel: DmnLanguages['feel'],
  report: (from: DmnFile, problem: ModelProblem) => void,
): ReadonlyMap<DmnFile, ItemTypes> => {
  const types = new Map<DmnFile, ItemTypes>();
  for (const file of files.toReversed()) {
    const imported = new Map<string, Type>();
    for (const { name, namespace } of file.imports)
      for (const [one, { all }] of types)
        if (one.namespace === namespace)
          for (const [typeName, type] of all)
            imported.set(name === '' ? typeName : `${name}.${typeName}`, type);
    const problem = openProblem((found) => report(file, found), undefined);
    types.set(file, readItemTypes(file.root, { feel, imported, problem }));
  }
  return new Map([...types].reverse());
};

const requiredBy = (graph: Graph, node: GraphNode): readonly Required[] =>
  node.kind === 'decisionService'
    ? ['outputDecision', 'encapsulatedDecision', 'inputDecision', 'inputData'].flatMap((name) =>
        graph.referencesOf(node, name),
      )
    : graph.requirementsOf(node);

const makerOf = ({
  feel,
  graph,
  types,
  requirements,
  report,
}: {
  readonly feel: DmnLanguages['feel'];
  readonly graph: Graph;
  readonly types: ReadonlyMap<DmnFile, ItemTypes>;
  readonly requirements: ReadonlyMap<GraphNode, readonly Required[]>;
  readonly report: (from: DmnFile, problem: ModelProblem) => void;
}): ((node: GraphNode, making: Making) => Made) => {
  const makes = new Map<string, Make>();
  const make = (node: GraphNode, making: Making): Made => {
    const known = making.known.get(node.key);
    if (known) return known;
    const made = makes.get(node.key)?.(making) ?? { value: null };
    making.known.set(node.key, made);
    return made;
  };
  for (const node of graph.nodes.values()) {
    const required = requirements.get(node) ?? [];
    const reading = readingOf({ node, feel, required, types: types.get(node.file), report });
    makes.set(node.key, readNode(node, { graph, reading, requirements: required, make }));
  }
  return make;
};

const readingOf = ({
  node,
  feel,
  required,
  types,
  report,
}: {
  readonly node: GraphNode;
  readonly feel: DmnLanguages['feel'];
  readonly required: readonly Required[];
  readonly types: ItemTypes | undefined;
  readonly report: (from: DmnFile, problem: ModelProblem) => void;
}): LogicReading => ({
  feel,
  read: readLogic,
  name: node.called,
  known: { names: namesOf(required), types: types?.all ?? new Map() },
  typeOf: (reference) => types?.typeOf(reference),
  problem: openProblem((problem) => report(node.file, problem), attribute(node.element, 'id')),
});

const namesOf = (required: readonly Required[]): Readonly<Record<string, unknown>> => {
  const names = new Map<string, unknown>();
  for (const { node, path } of required) {
    const [first = '', second] = path;
    const sample = sampleOf(node.type);
    const inside =
      second === undefined ? sample : { ...(names.get(first) as object | undefined), [second]: sample };
    names.set(first, inside);
  }
  names.delete('__proto__');
  return Object.fromEntries(names);
};
