import { functionOf } from './boxed-functions.js';
import { logicIn } from './boxed-part.js';
import { DecisionFailed } from './decision-failed.js';
import type { Logic, Parameter, Scope, Value } from './dmn-languages.js';
import type { Graph, Required } from './graph.js';
import type { GraphNode, Made, Make, Making } from './graph-node.js';
import { ofType, type LogicReading } from './logic-reading.js';
import { readTable } from './read-table.js';
import { childOf } from './xml.js';

/** What reading the logic of a node needs. */
export interface NodeReading {
  readonly graph: Graph;
  readonly reading: LogicReading;
  readonly requirements: readonly Required[];
  readonly make: (node: GraphNode, making: Making) => Made;
}

type ReadNode = (node: GraphNode, nodeReading: NodeReading) => Make;

/** Text becomes a moment where the input is one; what does not fit its type is `null` (DMN 1.5 §7.3.2). */
const inputNode: ReadNode =
  ({ called, type }, { reading: { feel } }) =>
  ({ scope }) => {
    const given = scope.find(called) ?? null;
    return { value: type ? (feel.taken(given, type) ?? null) : given };
  };

const decisionNode: ReadNode = (node, nodeReading) => {
  const { reading } = nodeReading;
  const [logic, ...others] = logicIn(node.element);
  if (!logic || others.length > 0) {
    reading.problem(
      'missing-logic',
      `Expected one decision table or other expression, but got ${others.length + (logic ? 1 : 0)}`,
      node.element,
    );
    return () => ({ value: null });
  }
  if (logic.name === 'decisionTable') return tableNode(node, nodeReading, logic);
  const read = reading.read(reading, logic);
  const evaluated = logic.name === 'literalExpression' ? refusingUnknown(read) : read;
  return (making) => ({ value: ofType(reading.feel, evaluated(scopeOf(nodeReading, making)), node.type) });
};

const tableNode = (node: GraphNode, nodeReading: NodeReading, logic: GraphNode['element']): Make => {
  const { reading } = nodeReading;
  const table = readTable(reading, logic);
  return (making) => {
    const answer = table.decide(scopeOf(nodeReading, making));
    const { columns, outputs, isSingle } = table;
    return {
      value: ofType(reading.feel, table.value(answer), node.type),
      table: { answer, columns, outputs, isSingle },
    };
  };
};

/** A decision that is one expression says nothing when it speaks of what is not there. */
const refusingUnknown =
  (logic: Logic): Logic =>
  (scope) => {
    scope.missed();
    const value = logic(scope);
    const missing = scope.missed();
    if (missing !== undefined)
      throw new DecisionFailed(
        `Expected a variable that exists, but there is no '${missing}'`,
        'unknown-variable',
      );
    return value;
  };

/** What is required, under its name; and, as in Camunda 7, each output of a required table under its own. */
const scopeOf = ({ requirements, make }: NodeReading, making: Making, from = making.scope): Scope => {
  const named = new Map<string, Value>();
  const outputs = new Map<string, Value>();
  for (const { node, path } of requirements) {
    const made = make(node, making);
    for (const [name, value] of outputsOf(made)) outputs.set(name, value);
    const [first = '', second] = path;
    if (second === undefined) named.set(first, made.value);
    else
      named.set(
        first,
        new Map([...((named.get(first) ?? []) as Iterable<[string, Value]>), [second, made.value]]),
      );
  }
  return from.within(outputs).within(named);
};

const outputsOf = ({ table }: Made): readonly [string, Value][] =>
  (table?.outputs ?? []).map((name) => {
    const values = (table?.answer.rows ?? []).map((row) => row.get(name) ?? null);
    return [name, table?.isSingle === true || values.length === 1 ? (values[0] ?? null) : values];
  });

const knowledgeNode: ReadNode = (node, nodeReading) => {
  const { reading } = nodeReading;
  const encapsulated = childOf(node.element, 'encapsulatedLogic');
  if (!encapsulated) {
    reading.problem('missing-logic', 'Expected knowledge to have logic, but it has none', node.element);
    return () => ({ value: null });
  }
  const result = node.type?.kind === 'function' ? node.type.result : node.type;
  const logic = functionOf(reading, encapsulated, result);
  return (making) => ({ value: logic(scopeOf(nodeReading, making, reading.feel.apart(making.scope))) });
};

/** A function of what the service needs, which makes its decisions apart from everything else (DMN 1.5 §10.4). */
const serviceNode: ReadNode = (node, nodeReading) => {
  const { graph, reading, make } = nodeReading;
  const { feel } = reading;
  const inputs = ['inputData', 'inputDecision'].flatMap((name) => graph.referencesOf(node, name));
  const outputs = graph.referencesOf(node, 'outputDecision').map((required) => required.node);
  if (outputs.length === 0)
    reading.problem(
      'missing-output',
      'Expected a decision service to have an output decision, but it has none',
      node.element,
    );
  const parameters = inputs.map(({ node: { called, type } }): Parameter => ({ name: called, type }));
  const result = node.type?.kind === 'function' ? node.type.result : node.type;
  return ({ scope }) => ({
    value: feel.function(parameters, (given) => {
      const known = new Map(
        inputs.map((input): [string, Made] => [
          input.node.key,
          { value: given.get(input.node.called) ?? null },
        ]),
      );
      const making: Making = { scope: feel.apart(scope), known };
      return ofType(
        feel,
        serviceValue(outputs, (output) => make(output, making).value),
        result,
      );
    }),
  });
};

const serviceValue = (outputs: readonly GraphNode[], valueOf: (node: GraphNode) => Value): Value => {
  const [only, ...others] = outputs;
  if (only && others.length === 0) return valueOf(only);
  return new Map(outputs.map((output): [string, Value] => [output.called, valueOf(output)]));
};

const readers: Readonly<Record<GraphNode['kind'], ReadNode>> = {
  inputData: inputNode,
  decision: decisionNode,
  businessKnowledgeModel: knowledgeNode,
  decisionService: serviceNode,
};

export const readNode: ReadNode = (node, nodeReading) => readers[node.kind](node, nodeReading);
