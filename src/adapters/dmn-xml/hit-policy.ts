import type { EvaluationFailure } from '../../engine/expression.js';
import type { Json } from '../../kernel/json.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { LogicAnswer, MatchedRule, Row } from './decision-logic.js';

/** DMN 1.3 §8.2.8. */
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
  readonly row: Row;
}

export interface Policy {
  readonly hitPolicy: HitPolicy;
  readonly aggregation: Aggregation | undefined;
  /** The names of the outputs, each with its values from most to least important where the table gives them. */
  readonly outputs: readonly { readonly name: string; readonly values: readonly Json[] }[];
}

type Answer = Outcome<LogicAnswer, EvaluationFailure>;

/** Makes the answer of a table out of the rules that matched, in the order of the table. */
export const answerOf = (policy: Policy, hits: readonly Hit[]): Answer =>
  answers[policy.hitPolicy](policy, hits);

const all = (hits: readonly Hit[]): Answer =>
  ok({ rows: hits.map(({ row }) => row), matched: hits.map(({ rule, index }) => ({ rule, index })) });

const failed = (message: string): Answer => refused({ code: 'decision-failed', message });

const rulesOf = (hits: readonly Hit[]): string =>
  hits.map(({ rule, index }) => `${index} '${rule}'`).join(', ');

const answers: Readonly<Record<HitPolicy, (policy: Policy, hits: readonly Hit[]) => Answer>> = {
  UNIQUE: (_, hits) =>
    hits.length > 1 ? failed(`Expected one rule to match, but these did: ${rulesOf(hits)}`) : all(hits),
  ANY(_, hits) {
    const different = new Set(hits.map(({ row }) => JSON.stringify(row)));
    if (different.size > 1)
      return failed(`Expected all rules that match to agree, but these do not: ${rulesOf(hits)}`);
    const [first] = hits;
    return ok({
      rows: first ? [first.row] : [],
      matched: hits.map(({ rule, index }) => ({ rule, index })),
    });
  },
  PRIORITY: (policy, hits) => all(inOrderOfOutput(policy, hits).slice(0, 1)),
  FIRST: (_, hits) => all(hits.slice(0, 1)),
  COLLECT: (policy, hits) => (policy.aggregation ? aggregated(policy, policy.aggregation, hits) : all(hits)),
  'RULE ORDER': (_, hits) => all(hits),
  'OUTPUT ORDER': (policy, hits) => all(inOrderOfOutput(policy, hits)),
};

/** By the importance of the first output, then the next; rules of the same importance stay in the table's order. */
const inOrderOfOutput = ({ outputs }: Policy, hits: readonly Hit[]): readonly Hit[] => {
  const places = (hit: Hit): readonly number[] =>
    outputs.map(({ name, values }) => {
      const place = values.findIndex((value) => JSON.stringify(value) === JSON.stringify(hit.row[name]));
      return place < 0 ? values.length : place;
    });
  return hits.toSorted((one, other) => {
    const [a, b] = [places(one), places(other)];
    return a.map((place, at) => place - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
  });
};

const aggregated = ({ outputs }: Policy, aggregation: Aggregation, hits: readonly Hit[]): Answer => {
  const name = outputs[0]?.name ?? '';
  const matched = hits.map(({ rule, index }) => ({ rule, index }));
  if (aggregation === 'COUNT') return ok({ rows: [{ [name]: hits.length }], matched });
  const values = hits.map(({ row }) => row[name] ?? null);
  if (values.length === 0) return ok({ rows: [], matched });
  const value = aggregate(aggregation, values);
  return value === undefined
    ? failed(
        `Expected values of '${name}' that ${aggregation} can take together, but got others: ${rulesOf(hits)}`,
      )
    : ok({ rows: [{ [name]: value }], matched });
};

const aggregate = (aggregation: 'SUM' | 'MIN' | 'MAX', values: readonly Json[]): Json | undefined => {
  if (values.every((value) => typeof value === 'number')) {
    if (aggregation === 'SUM') return values.reduce((sum, value) => sum + value, 0);
    return values.reduce((best, value) =>
      aggregation === 'MIN' ? Math.min(best, value) : Math.max(best, value),
    );
  }
  if (aggregation === 'SUM' || !values.every((value) => typeof value === 'string')) return undefined;
  const sorted = values.toSorted((one, other) => (one < other ? -1 : Number(one > other)));
  return aggregation === 'MIN' ? sorted[0] : sorted.at(-1);
};
