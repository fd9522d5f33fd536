import type { DecisionAnswer } from '../../engine/expression.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { DecisionDefinitionRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { logOperation } from './log-operation.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';

/** Asks a decision by itself, outside any process; history keeps what it saw, which rules matched and its answer. */
export const evaluateDecision = async (
  work: Work,
  {
    definition,
    variables,
  }: { readonly definition: DecisionDefinitionRecord; readonly variables: VariableSet },
): Promise<Outcome<DecisionAnswer, EngineUseCaseRefusal>> => {
  const { id: decisionId, key, name, version } = definition;
  const reference = { key, binding: 'version', version: String(version) } as const;
  const found = await work.ports.definitions.decision(reference, {});
  if (!found) return refuse('decision-not-found', `No matching decision definition with key: ${key}`);
  const decided = found.model.decide(variables, version);
  if (!decided.ok) return refuse('decision-failed', `${decided.reason.message} (${decided.reason.code})`);
  work.put('evaluation', {
    id: work.ports.ids.next(),
    at: work.at,
    actor: work.actor,
    decisionId,
    decisionKey: key,
    ...(name !== undefined && { name }),
    answer: decided.value,
    inputs: found.model.inputs(variables),
  });
  await logOperation(work, {
    operation: 'Evaluate',
    entityType: 'DecisionDefinition',
    deploymentId: definition.deploymentId,
    property: 'decisionDefinitionId',
    to: decisionId,
  });
  return ok(decided.value);
};
