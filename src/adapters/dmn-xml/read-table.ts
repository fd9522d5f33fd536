import type { Json } from '../../kernel/json.js';
import type { DecisionLogic } from './decision-logic.js';
import { decisionTable, type Rule } from './decision-table.js';
import type { DmnLanguages, TableInput, UnaryTest } from './dmn-languages.js';
import type { Report } from './dmn-shape.js';
import { aggregations, hitPolicies, type HitPolicy } from './hit-policy.js';
import { attribute, childOf, childrenOf, textOf, type XmlElement } from './xml.js';

/** What reading one decision needs. */
export interface DecisionReading {
  readonly languages: DmnLanguages;
  /** What its only output is called when it has no name itself. */
  readonly name: string;
  /** Reports a problem at an element, by its own id or that of the decision. */
  readonly problem: (code: string, message: string, at: XmlElement) => void;
}

export const openProblem =
  (report: Report, decision: string) =>
  (code: string, message: string, at: XmlElement): void =>
    report({ code, message, element: attribute(at, 'id') ?? decision, line: at.line });

/** Reads a decision table, every cell once; what cannot be read is reported and the answer is of no use. */
export const readTable = (reading: DecisionReading, table: XmlElement): DecisionLogic => {
  const hitPolicy = choice(reading, table, 'hitPolicy', hitPolicies) ?? 'UNIQUE';
  const aggregation = choice(reading, table, 'aggregation', aggregations);
  const outputs = readOutputs(reading, table, hitPolicy);
  const inputs = childrenOf(table, 'input');
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
    hitPolicy,
    aggregation,
    outputs,
    inputs: inputs.flatMap((input) => readInput(reading, input) ?? []),
    rules: rules.map((rule) => readRule(reading, rule, { inputs: inputs.length, outputs: outputs.length })),
    defaults: readDefaults(reading, table),
    expressions: reading.languages.expressions,
  });
};

const choice = <Value extends string>(
  { problem }: DecisionReading,
  table: XmlElement,
  name: string,
  values: readonly Value[],
): Value | undefined => {
  const text = attribute(table, name);
  const found = values.find((value) => value === text);
  if (text !== undefined && found === undefined)
    problem('bad-attribute', `Expected '${name}' to be ${values.join(', ')}, but it is '${text}'`, table);
  return found;
};

/** FEEL is the language unless another is named. */
export const isFeel = (element: XmlElement): boolean =>
  /^$|feel/i.test(attribute(element, 'expressionLanguage') ?? '');

export const checkFeel = ({ languages, problem }: DecisionReading, element: XmlElement): string => {
  const text = textOf(element);
  if (!isFeel(element))
    problem(
      'unsupported-language',
      `Expected FEEL, but got '${attribute(element, 'expressionLanguage') ?? ''}'`,
      element,
    );
  const checked = text === '' ? undefined : languages.expressions.check({ language: 'feel', text });
  if (checked && !checked.ok) problem(checked.reason.code, checked.reason.message, element);
  return text;
};

/** ISO texts become what the column says they are, so that its cells can compare them. */
const conversions: ReadonlyMap<string, string> = new Map([
  ['date', 'date'],
  ['time', 'time'],
  ['dateTime', 'date and time'],
  ['date and time', 'date and time'],
  ['dayTimeDuration', 'duration'],
  ['yearMonthDuration', 'duration'],
  ['days and time duration', 'duration'],
  ['years and months duration', 'duration'],
]);

const readInput = (reading: DecisionReading, input: XmlElement): TableInput | undefined => {
  const expression = childOf(input, 'inputExpression');
  const text = textOf(expression);
  if (!expression || text === '') {
    reading.problem('missing-expression', 'Expected an input to have an expression, but it has none', input);
    return undefined;
  }
  checkFeel(reading, expression);
  const conversion = conversions.get((attribute(expression, 'typeRef') ?? '').replace(/^feel:/, ''));
  const read = reading.languages.unaryTests.input(
    conversion === undefined ? text : `${conversion}(${text}\n)`,
  );
  return read.ok ? read.value : undefined;
};

const readOutputs = (
  reading: DecisionReading,
  table: XmlElement,
  hitPolicy: HitPolicy,
): readonly { readonly name: string; readonly values: readonly Json[] }[] => {
  const outputs = childrenOf(table, 'output');
  if (outputs.length === 0) reading.problem('missing-output', 'Expected an output, but there is none', table);
  const names = new Set<string>();
  return outputs.map((output) => {
    const name = attribute(output, 'name') ?? (outputs.length === 1 ? reading.name : undefined);
    if (name === undefined || names.has(name))
      reading.problem(
        'missing-name',
        'Expected every output to have a name of its own, but it has not',
        output,
      );
    names.add(name ?? '');
    const needsValues = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER';
    return { name: name ?? '', values: needsValues ? readValues(reading, output) : [] };
  });
};

const readValues = ({ languages, problem }: DecisionReading, output: XmlElement): readonly Json[] => {
  const text = textOf(childOf(output, 'outputValues'));
  const values = languages.expressions.evaluate({ language: 'feel', text: `[${text}\n]` }, { values: {} });
  if (text !== '' && values.ok && Array.isArray(values.value)) return values.value as readonly Json[];
  problem(
    'missing-output-values',
    'Expected outputValues that say what goes first, but there are none',
    output,
  );
  return [];
};

const readDefaults = (reading: DecisionReading, table: XmlElement): readonly string[] | undefined => {
  const entries = childrenOf(table, 'output').map((output) => childOf(output, 'defaultOutputEntry'));
  if (entries.every((entry) => entry === undefined)) return undefined;
  return entries.map((entry) => (entry ? checkFeel(reading, entry) : ''));
};

const readRule = (
  reading: DecisionReading,
  rule: XmlElement,
  counts: { readonly inputs: number; readonly outputs: number },
): Rule => {
  const inputs = childrenOf(rule, 'inputEntry');
  const outputs = childrenOf(rule, 'outputEntry');
  if (inputs.length !== counts.inputs)
    reading.problem(
      'missing-input',
      `Expected ${counts.inputs} input entries, but got ${inputs.length}`,
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
    tests: inputs.flatMap((entry) => readTest(reading, entry) ?? []),
    outputs: outputs.map((entry) => checkFeel(reading, entry)),
  };
};

const readTest = ({ languages, problem }: DecisionReading, entry: XmlElement): UnaryTest | undefined => {
  const text = textOf(entry);
  const read = languages.unaryTests.test(text === '' ? '-' : text);
  if (!isFeel(entry)) problem('unsupported-language', 'Expected FEEL, but got another language', entry);
  if (read.ok) return read.value;
  problem(read.reason.code, read.reason.message, entry);
  return undefined;
};
