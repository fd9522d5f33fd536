import type { MatchedRule, TableAnswer } from './decision-logic.js';
import { DecisionFailed } from './decision-failed.js';
import type { DecisionLanguage, Scope, Value } from './dmn-languages.js';

/** DMN 1.5 §8.2.8. */
export const hitPolicies = [
  'UNIQUE',
  'ANY',
  'PRIORITY',
  'FIRST',
  'COLLECT',
  'RULE ORDER',
  'OUTPUT ORDER',
] as const;
export type HitPolicy = (typeof hitPolicies)[number];

export const aggregations = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;
export type Aggregation = (typeof aggregations)[number];

export interface Hit extends MatchedRule {
  readonly row: ReadonlyMap<string, Value>;
}

export interface Policy {
  readonly feel: DecisionLanguage;
  readonly hitPolicy: HitPolicy;
  readonly aggregation: Aggregation | undefined;
  /** The names of the outputs, each with its values from most to least important where the table gives them. */
  readonly outputs: readonly { readonly name: string; readonly values: readonly Value[] }[];
}

type Answering = (policy: Policy, hits: readonly Hit[], scope: Scope) => TableAnswer;

/** Makes the answer of a table out of the rules that matched, in the order of the table. */
export const answerOf: Answering = (policy, hits, scope) => answers[policy.hitPolicy](policy, hits, scope);

const matchedOf = (hits: readonly Hit[]): readonly MatchedRule[] =>
  hits.map(({ rule, index }) => ({ rule, index }));

const all = (hits: readonly Hit[]): TableAnswer => ({
  rows: hits.map(({ row }) => row),
  matched: matchedOf(hits),
});

const rulesOf = (hits: readonly Hit[]): string =>
  hits.map(({ rule, index }) => `${index} '${rule}'`).join(', ');

const answers: Readonly<Record<HitPolicy, Answering>> = {
  UNIQUE(_, hits) {
    if (hits.length > 1)
      throw new DecisionFailed(`Expected one rule to match, but these did: ${rulesOf(hits)}`);
    return all(hits);
  },
  ANY({ feel }, hits) {
    const [first] = hits;
    if (hits.some(({ row }) => feel.equal(row, first?.row) !== true))
      throw new DecisionFailed(`Expected all rules that match to agree, but these do not: ${rulesOf(hits)}`);
    return { rows: first ? [first.row] : [], matched: matchedOf(hits) };
  },
  PRIORITY: (policy, hits) => all(inOrderOfOutput(policy, hits).slice(0, 1)),
  FIRST: (_, hits) => all(hits.slice(0, 1)),
  COLLECT: (policy, hits, scope) =>
    policy.aggregation ? aggregated(policy, policy.aggregation, { hits, scope }) : all(hits),
  'RULE ORDER': (_, hits) => all(hits),
  'OUTPUT ORDER': (policy, hits) => all(inOrderOfOutput(policy, hits)),
};

/** By the importance of the first output, then the next; rules of the same importance stay in the table's order. */
const inOrderOfOutput = ({ outputs, feel }: Policy, hits: readonly Hit[]): readonly Hit[] => {
  const places = ({ row }: Hit): readonly number[] =>
    outputs.map(({ name, values }) => {
      const place = values.findIndex((value) => feel.equal(value, row.get(name) ?? null) === true);
      return place < 0 ? values.length : place;
    });
  return hits
    .map((hit) => ({ hit, at: places(hit) }))
    .sort((one, other) => one.at.map((place, at) => place - (other.at[at] ?? 0)).find(Boolean) ?? 0)
    .map(({ hit }) => hit);
};

const functions = { SUM: 'sum', MIN: 'min', MAX: 'max' } as const;

const aggregated = (
  { outputs, feel }: Policy,
  aggregation: Aggregation,
  { hits, scope }: { readonly hits: readonly Hit[]; readonly scope: Scope },
): TableAnswer => {
  const name = outputs[0]?.name ?? '';
  const answer = (value: Value): TableAnswer => ({
    rows: [new Map([[name, value]])],
    matched: matchedOf(hits),
  });
  if (aggregation === 'COUNT') return answer(hits.length);
  const values = hits.map(({ row }) => row.get(name) ?? null);
  if (values.length === 0) return { rows: [], matched: [] };
  const value = feel.aggregate(functions[aggregation], values, scope);
  if (value === null || value === undefined)
    throw new DecisionFailed(
      `Expected values of '${name}' that ${aggregation} can take together, but got others: ${rulesOf(hits)}`,
    );
  return answer(value);
};
