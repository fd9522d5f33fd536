import { DecisionFailed } from './decision-failed.js';
import type { InputColumn, Row, Table, TableAnswer } from './decision-logic.js';
import type { Logic, Scope, Value } from './dmn-languages.js';
import { answerOf, type Hit, type Policy } from './hit-policy.js';

export interface Rule {
  readonly id: string;
  readonly tests: readonly ((input: Value, scope: Scope) => boolean)[];
  readonly outputs: readonly Logic[];
}

export interface ReadTable extends Policy {
  readonly columns: readonly InputColumn[];
  readonly inputs: readonly Logic[];
  readonly rules: readonly Rule[];
  /** By output; what the answer is when no rule matches. */
  readonly defaults: readonly Logic[] | undefined;
}

/**
 * A decision table (DMN 1.5 §8). What cannot be told counts as missing: an input expression without an answer is
 * `null`, which passes `-` and tests that speak of `null`; a cell that names a missing variable is not passed. So a
 * table falls through to its last row, which is on the safe side (domain.md §9). An output that names a missing
 * variable leaves the table without an answer.
 */
export const decisionTable = (table: ReadTable): Table => {
  const outputs = table.outputs.map(({ name }) => name);
  const isSingle =
    table.aggregation !== undefined || !['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'].includes(table.hitPolicy);
  return {
    columns: table.columns,
    outputs,
    isSingle,
    decide(scope) {
      const inputs = table.inputs.map((input) => input(scope));
      const answer = answerOf(table, hitsOf(table, inputs, scope), scope);
      return answer.rows.length === 0 && table.defaults
        ? { inputs, rows: [rowOf(table, table.defaults, { scope, place: 'its defaults' })], matched: [] }
        : { ...answer, inputs };
    },
    value: ({ rows }) => valueOf(rows, { outputs, isSingle }),
  };
};

const valueOf = (
  rows: TableAnswer['rows'],
  { outputs, isSingle }: Pick<Table, 'outputs' | 'isSingle'>,
): Value => {
  const [only] = outputs;
  const values = rows.map((row) =>
    outputs.length === 1 && only !== undefined ? (row.get(only) ?? null) : row,
  );
  return isSingle ? (values[0] ?? null) : values;
};

const hitsOf = (table: ReadTable, inputs: readonly Value[], scope: Scope): readonly Hit[] => {
  const hits: Hit[] = [];
  for (const [at, rule] of table.rules.entries()) {
    if (!rule.tests.every((test, column) => test(inputs[column] ?? null, scope))) continue;
    const place = `rule ${at + 1} '${rule.id}'`;
    hits.push({ rule: rule.id, index: at + 1, row: rowOf(table, rule.outputs, { scope, place }) });
    if (table.hitPolicy === 'FIRST') break;
  }
  return hits;
};

const rowOf = (
  { outputs }: ReadTable,
  cells: readonly Logic[],
  { scope, place }: { readonly scope: Scope; readonly place: string },
): Row => {
  scope.missed();
  const row = new Map(outputs.map(({ name }, at): [string, Value] => [name, cells[at]?.(scope) ?? null]));
  const missing = scope.missed();
  if (missing !== undefined)
    throw new DecisionFailed(`Expected a variable that exists, but there is no '${missing}' (${place})`);
  return row;
};
