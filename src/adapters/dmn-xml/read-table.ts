import type { InputColumn, Table } from './decision-logic.js';
import { decisionTable, type ReadTable, type Rule } from './decision-table.js';
import type { Logic, Scope, Value } from './dmn-languages.js';
import { aggregations, hitPolicies, type HitPolicy } from './hit-policy.js';
import { checkLanguage, readText, type LogicReading } from './logic-reading.js';
import { attribute, childOf, childrenOf, textOf, type XmlElement } from './xml.js';

/** Reads a decision table, every cell once; what cannot be read is reported and the answer is of no use. */
export const readTable = (reading: LogicReading, table: XmlElement): Table => {
  const hitPolicy = choice(reading, table, 'hitPolicy', hitPolicies) ?? 'UNIQUE';
  const aggregation = choice(reading, table, 'aggregation', aggregations);
  const outputs = readOutputs(reading, table, hitPolicy);
  const inputs = childrenOf(table, 'input').map((input) => readInput(reading, input));
  if (aggregation && (hitPolicy !== 'COLLECT' || outputs.length > 1))
    reading.problem(
      'bad-attribute',
      'Expected an aggregation with COLLECT and one output only, but got one',
      table,
    );
  const rules = childrenOf(table, 'rule');
  if (rules.length === 0)
    reading.problem('missing-rule', 'Expected at least one rule, but there is none', table);
  return decisionTable({
    feel: reading.feel,
    hitPolicy,
    aggregation,
    outputs,
    columns: childrenOf(table, 'input').map(columnOf),
    inputs: inputs.map(({ value }) => value),
    rules: rules.map((rule) => readRule(reading, rule, { inputs, outputs: outputs.length })),
    defaults: readDefaults(reading, table),
  });
};

const columnOf = (input: XmlElement): InputColumn => ({
  id: attribute(input, 'id') ?? `line ${input.line}`,
  name: attribute(input, 'label') ?? textOf(childOf(input, 'inputExpression')),
});

const choice = <Choice extends string>(
  { problem }: LogicReading,
  table: XmlElement,
  name: string,
  values: readonly Choice[],
): Choice | undefined => {
  const text = attribute(table, name);
  const found = values.find((value) => value === text);
  if (text !== undefined && found === undefined)
    problem('bad-attribute', `Expected '${name}' to be ${values.join(', ')}, but it is '${text}'`, table);
  return found;
};

type Test = (input: Value, scope: Scope) => boolean;

interface Input {
  readonly value: Logic;
}

/** ISO texts become what the column says they are, so that its cells can compare them. */
const readInput = (reading: LogicReading, input: XmlElement): Input => {
  const expression = childOf(input, 'inputExpression');
  if (!expression || textOf(expression) === '') {
    reading.problem('missing-expression', 'Expected an input to have an expression, but it has none', input);
    return { value: () => null };
  }
  const value = readText(reading, expression);
  const type = reading.typeOf(attribute(expression, 'typeRef'));
  const allowed = childOf(input, 'inputValues');
  const allows = allowed && textOf(allowed) !== '' ? readTest(reading, allowed) : () => true;
  return {
    value(scope) {
      const found = value(scope);
      const typed = type ? reading.feel.taken(found, type) : found;
      return typed !== undefined && allows(typed, scope) ? typed : null;
    },
  };
};

const readOutputs = (
  reading: LogicReading,
  table: XmlElement,
  hitPolicy: HitPolicy,
): ReadTable['outputs'] => {
  const outputs = childrenOf(table, 'output');
  if (outputs.length === 0) reading.problem('missing-output', 'Expected an output, but there is none', table);
  const names = new Set<string>();
  const needsValues = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER';
  const read = outputs.map((output) => {
    const name = attribute(output, 'name') ?? (outputs.length === 1 ? reading.name : undefined);
    if (name === undefined || names.has(name))
      reading.problem(
        'missing-name',
        'Expected every output to have a name of its own, but it has not',
        output,
      );
    names.add(name ?? '');
    return { name: name ?? '', values: needsValues ? readValues(reading, output) : [] };
  });
  if (needsValues && read.length > 0 && read.every(({ values }) => values.length === 0))
    reading.problem(
      'missing-output-values',
      'Expected outputValues that say what goes first, but there are none',
      outputs[0] ?? table,
    );
  return read;
};

/** The values from most to least important: those of the column, or those that its type allows. */
const readValues = ({ feel, typeOf }: LogicReading, output: XmlElement): readonly Value[] => {
  const type = typeOf(attribute(output, 'typeRef'));
  const allowed = type?.kind === 'limited' ? type.text : '';
  const text = textOf(childOf(output, 'outputValues')) || allowed;
  const read = feel.expression(`[${text}\n]`, { names: {}, types: new Map() });
  const values = text !== '' && read.ok ? feel.run({ values: {} }, read.value) : undefined;
  return values?.ok && Array.isArray(values.value) ? (values.value as readonly Value[]) : [];
};

const readDefaults = (reading: LogicReading, table: XmlElement): readonly Logic[] | undefined => {
  const entries = childrenOf(table, 'output').map((output) => childOf(output, 'defaultOutputEntry'));
  if (entries.every((entry) => entry === undefined)) return undefined;
  return entries.map((entry) => (entry ? readText(reading, entry) : () => null));
};

const readRule = (
  reading: LogicReading,
  rule: XmlElement,
  counts: { readonly inputs: readonly Input[]; readonly outputs: number },
): Rule => {
  const inputs = childrenOf(rule, 'inputEntry');
  const outputs = childrenOf(rule, 'outputEntry');
  if (inputs.length !== counts.inputs.length)
    reading.problem(
      'missing-input',
      `Expected ${counts.inputs.length} input entries, but got ${inputs.length}`,
      rule,
    );
  if (outputs.length !== counts.outputs)
    reading.problem(
      'missing-output',
      `Expected ${counts.outputs} output entries, but got ${outputs.length}`,
      rule,
    );
  return {
    id: attribute(rule, 'id') ?? `line ${rule.line}`,
    tests: inputs.map((entry) => readTest(reading, entry)),
    outputs: outputs.map((entry) => readText(reading, entry)),
  };
};

const readTest = (reading: LogicReading, entry: XmlElement): Test => {
  const text = textOf(entry);
  checkLanguage(reading, entry);
  const read = reading.feel.tests(text === '' ? '-' : text, reading.known);
  if (read.ok) return read.value;
  reading.problem(read.reason.code, read.reason.message, entry);
  return () => false;
};
