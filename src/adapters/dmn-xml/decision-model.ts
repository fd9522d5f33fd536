import type { EvaluationFailure } from '../../engine/expression.js';
import type { VariableSet } from '../../engine/variables.js';
import type { Json } from '../../kernel/json.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { DecisionModel } from '../../ports/decisions.js';
import type { DecisionLogic, LogicAnswer } from './decision-logic.js';

export interface ReadDecision {
  readonly key: string;
  readonly line: number;
  readonly name?: string;
  readonly versionTag?: string;
  /** The name under which decisions that require it know its answer. */
  readonly called: string;
  readonly logic: DecisionLogic;
  readonly requires: readonly string[];
}

/** A decision that asks what it requires first; each required decision is made once. */
export const modelOf = (decision: ReadDecision, all: readonly ReadDecision[]): DecisionModel => {
  const byKey = new Map(all.map((one) => [one.key, one]));
  const { key, name, versionTag } = decision;
  return {
    key,
    ...(name !== undefined && { name }),
    ...(versionTag !== undefined && { versionTag }),
    decide(variables, version) {
      const answer = made(decision, { byKey, known: new Map(), given: variables });
      if (!answer.ok) return answer;
      const { rows, matched } = answer.value;
      return ok({ decision: key, version, result: rows, matched });
    },
  };
};

interface Making {
  readonly byKey: ReadonlyMap<string, ReadDecision>;
  readonly known: Map<string, LogicAnswer>;
  readonly given: VariableSet;
}

const made = (decision: ReadDecision, making: Making): Outcome<LogicAnswer, EvaluationFailure> => {
  const known = making.known.get(decision.key);
  if (known) return ok(known);
  const values: [string, Json][] = Object.entries(making.given.values);
  for (const key of decision.requires) {
    const required = making.byKey.get(key);
    if (!required) continue;
    const answer = made(required, making);
    if (!answer.ok) return answer;
    values.push(...knownAs(required, answer.value));
  }
  const answer = decision.logic.decide({ ...making.given, values: Object.fromEntries(values) });
  if (answer.ok) making.known.set(decision.key, answer.value);
  return answer;
};

/** Under the name of its variable, and, as in Camunda 7, each output under its own. */
const knownAs = ({ called, logic }: ReadDecision, { rows }: LogicAnswer): readonly [string, Json][] => {
  const of = (name: string): Json => {
    const values = rows.map((row) => row[name] ?? null);
    return logic.single || values.length === 1 ? (values[0] ?? null) : values;
  };
  const outputs = logic.outputs.map((name): [string, Json] => [name, of(name)]);
  return [...outputs, [called, valueOf(logic, rows)]];
};

const valueOf = ({ single, outputs }: DecisionLogic, rows: LogicAnswer['rows']): Json => {
  const [only] = outputs;
  const values = rows.map((row) => (outputs.length === 1 && only !== undefined ? (row[only] ?? null) : row));
  return single ? (values[0] ?? null) : values;
};
