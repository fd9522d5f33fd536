import type { EvaluationFailure } from '../../engine/expression.js';
import type { VariableSet } from '../../engine/variables.js';
import type { Json } from '../../kernel/json.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Expressions } from '../../ports/expressions.js';
import type { DecisionLogic, LogicAnswer, Row } from './decision-logic.js';
import type { TableInput, UnaryTest } from './dmn-languages.js';
import { answerOf, type Hit, type Policy } from './hit-policy.js';

export interface Rule {
  readonly id: string;
  readonly tests: readonly UnaryTest[];
  /** FEEL by output; an empty cell is `null`. */
  readonly outputs: readonly string[];
}

export interface Table extends Policy {
  readonly inputs: readonly TableInput[];
  readonly rules: readonly Rule[];
  /** FEEL by output; what the answer is when no rule matches. */
  readonly defaults: readonly string[] | undefined;
  readonly expressions: Expressions;
}

const longestMilliseconds = 2_000;

/**
 * A decision table (DMN 1.3 §8). What cannot be told counts as missing: an input expression without an answer is
 * `null`, which passes `-` and tests that speak of `null`; a cell that names a missing variable is not passed. So a
 * table falls through to its last row, which is on the safe side (domain.md §9).
 */
export const decisionTable = (table: Table): DecisionLogic => ({
  outputs: table.outputs.map(({ name }) => name),
  single:
    table.aggregation !== undefined || !['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'].includes(table.hitPolicy),
  decide(variables) {
    const inputs = inputsOf(table, variables);
    if (!inputs.ok) return inputs;
    const hits = hitsOf(table, inputs.value, variables);
    if (!hits.ok) return hits;
    const answer = answerOf(table, hits.value);
    return answer.ok && answer.value.rows.length === 0 && table.defaults
      ? withDefaults(table, table.defaults, variables)
      : answer;
  },
});

const inputsOf = (
  { inputs }: Table,
  variables: VariableSet,
): Outcome<readonly unknown[], EvaluationFailure> => {
  const values: unknown[] = [];
  for (const input of inputs) {
    const value = input.of(variables);
    if (!value.ok && value.reason.code === 'expression-too-expensive') return value;
    values.push(value.ok ? value.value : null);
  }
  return ok(values);
};

const hitsOf = (
  table: Table,
  inputs: readonly unknown[],
  variables: VariableSet,
): Outcome<readonly Hit[], EvaluationFailure> => {
  const deadline = performance.now() + longestMilliseconds;
  const hits: Hit[] = [];
  for (const [at, rule] of table.rules.entries()) {
    if (performance.now() > deadline) return refused(tooExpensive);
    const passes = isPassed(rule, inputs, variables);
    if (!passes.ok) return refused(inRule(passes.reason, rule, at));
    if (!passes.value) continue;
    const row = rowOf(table, rule.outputs, variables);
    if (!row.ok) return refused(inRule(row.reason, rule, at));
    hits.push({ rule: rule.id, index: at + 1, row: row.value });
    if (table.hitPolicy === 'FIRST') break;
  }
  return ok(hits);
};

const tooExpensive: EvaluationFailure = {
  code: 'expression-too-expensive',
  message: `Expected a decision within ${longestMilliseconds} ms, but it takes longer`,
};

const inRule = ({ code, message }: EvaluationFailure, rule: Rule, at: number): EvaluationFailure => ({
  code: code === 'expression-too-expensive' ? code : 'decision-failed',
  message: `${message} (rule ${at + 1} '${rule.id}')`,
});

const isPassed = (
  { tests }: Rule,
  inputs: readonly unknown[],
  variables: VariableSet,
): Outcome<boolean, EvaluationFailure> => {
  for (const [at, test] of tests.entries()) {
    const passed = test.matches(inputs[at], variables);
    if (!passed.ok && passed.reason.code !== 'unknown-variable') return passed;
    if (!passed.ok || !passed.value) return ok(false);
  }
  return ok(true);
};

const rowOf = (
  { outputs, expressions }: Table,
  cells: readonly string[],
  variables: VariableSet,
): Outcome<Row, EvaluationFailure> => {
  const entries: [string, Json][] = [];
  for (const [at, { name }] of outputs.entries()) {
    const text = cells[at] ?? '';
    const value = text === '' ? ok(null) : expressions.evaluate({ language: 'feel', text }, variables);
    if (!value.ok) return value;
    entries.push([name, value.value]);
  }
  return ok(Object.fromEntries(entries));
};

const withDefaults = (
  table: Table,
  defaults: readonly string[],
  variables: VariableSet,
): Outcome<LogicAnswer, EvaluationFailure> => {
  const row = rowOf(table, defaults, variables);
  return row.ok ? ok({ rows: [row.value], matched: [] }) : row;
};
