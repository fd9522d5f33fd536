import type { EvaluationFailure } from '../../engine/expression.js';
import type { Json } from '../../kernel/json.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { DecisionInput, DecisionModel } from '../../ports/decisions.js';
import { DecisionFailed } from './decision-failed.js';
import type { DecisionLanguage, Scope } from './dmn-languages.js';
import type { GraphNode, Made, Making } from './graph-node.js';
import { attribute, camundaAttribute } from './xml.js';

/** A decision that asks what it requires first; each required decision is made once. */
export const modelOf = (
  node: GraphNode,
  feel: DecisionLanguage,
  make: (node: GraphNode, making: Making) => Made,
): DecisionModel => {
  const key = attribute(node.element, 'id') ?? '';
  const name = attribute(node.element, 'name');
  const versionTag = camundaAttribute(node.element, 'versionTag');
  return {
    key,
    ...(name !== undefined && { name }),
    ...(versionTag !== undefined && { versionTag }),
    decide(variables, version) {
      const answer = failingSafely(() =>
        feel.run(variables, (scope) => {
          const made = make(node, { scope, known: new Map() });
          return { result: rowsOf(made, { node, feel, scope }), matched: made.table?.answer.matched ?? [] };
        }),
      );
      return answer.ok ? ok({ decision: key, version, ...answer.value }) : answer;
    },
    inputs(variables) {
      const inputs = failingSafely(() =>
        feel.run(variables, (scope) => inputsOf(make(node, { scope, known: new Map() }), feel, scope)),
      );
      return inputs.ok ? inputs.value : [];
    },
  };
};

const inputsOf = ({ table }: Made, feel: DecisionLanguage, scope: Scope): readonly DecisionInput[] =>
  (table?.columns ?? []).map((column, at) => ({
    ...column,
    value: feel.toJson(table?.answer.inputs[at] ?? null, scope),
  }));

/** The rows of a table; the value of anything else under the name of its variable. */
const rowsOf = (
  { table, value }: Made,
  { node, feel, scope }: { readonly node: GraphNode; readonly feel: DecisionLanguage; readonly scope: Scope },
): readonly Json[] => {
  if (table) return table.answer.rows.map((row) => feel.toJson(row, scope));
  return [feel.toJson(new Map([[node.called, value]]), scope)];
};

const failingSafely = <Answer>(
  evaluate: () => Outcome<Answer, EvaluationFailure>,
): Outcome<Answer, EvaluationFailure> => {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof DecisionFailed) return refused({ code: error.code, message: error.message });
    throw error;
  }
};
