import { apply, unborn } from '../../engine/evolve.js';
import type { DecisionAnswer } from '../../engine/expression.js';
import { globalName, type InstanceId } from '../../engine/instance.js';
import { visibleIn } from '../../engine/runtime/run.js';
import type { VariableSet } from '../../engine/variables.js';
import type { Instant } from '../../kernel/instant.js';
import type { DecisionInput } from '../../ports/decisions.js';
import type { EvaluationRecord } from '../../ports/records.js';
import type { Ports } from '../work.js';
import type { Story } from './stories.js';

/** One asking of a decision: what it looked at, which rules matched, and what it answered. */
export interface PastDecision {
  readonly id: string;
  readonly at: Instant;
  readonly actor: string;
  readonly decisionId?: string;
  readonly decisionKey: string;
  readonly decisionName?: string;
  readonly deploymentId?: string;
  readonly answer: DecisionAnswer;
  readonly inputs: readonly DecisionInput[];
  readonly instanceId?: string;
  readonly rootInstanceId?: string;
  readonly definitionId?: string;
  readonly definitionKey?: string;
  readonly elementId?: string;
  readonly executionId?: string;
}

interface Asked {
  readonly decision: Omit<PastDecision, 'inputs' | 'decisionId' | 'decisionName'>;
  /** What was visible where it was asked. */
  readonly variables: VariableSet;
}

/** Replays the instance, so that what was visible at each asking is known again. */
const askedIn = ({ instance, batches }: Story): readonly Asked[] => {
  const asked: Asked[] = [];
  const draft = unborn();
  for (const batch of batches)
    for (const [index, event] of batch.events.entries()) {
      apply(draft, event);
      if (event.type !== 'DecisionEvaluated') continue;
      const token = draft.tokens[event.token];
      asked.push({
        variables: token ? visibleIn(draft.scopes, token.scope) : { values: {} },
        decision: {
          id: `${batch.id}#${index}`,
          at: batch.at,
          actor: batch.actor,
          decisionKey: event.answer.decision,
          answer: event.answer,
          instanceId: instance.id,
          rootInstanceId: instance.rootInstanceId,
          definitionId: instance.definitionId,
          definitionKey: instance.definitionKey,
          elementId: event.element,
          executionId: globalName(instance.id as InstanceId, event.token),
        },
      });
    }
  return asked;
};

/** The version that was asked; decisions answer alike over the same variables, so its inputs can be told again. */
const withInputs = async (
  { store, definitions }: Pick<Ports, 'store' | 'definitions'>,
  { decision, variables }: Asked,
): Promise<PastDecision> => {
  const { decision: key, version } = decision.answer;
  const [found] = await store.find('decisionDefinition', {
    where: [
      { field: 'key', is: key },
      { field: 'version', is: version },
    ],
    limit: 1,
  });
  if (!found) return { ...decision, inputs: [] };
  const { id, name, deploymentId } = found.body;
  const model = await definitions.decision({ key, binding: 'version', version: String(version) }, {});
  return {
    ...decision,
    decisionId: id,
    deploymentId,
    ...(name !== undefined && { decisionName: name }),
    inputs: model?.model.inputs(variables) ?? [],
  };
};

/** The decisions an instance asked, in order. */
export const decisionsOfStory = (
  ports: Pick<Ports, 'store' | 'definitions'>,
  story: Story,
): Promise<readonly PastDecision[]> => Promise.all(askedIn(story).map((asked) => withInputs(ports, asked)));

export const decisionOfEvaluation = ({ name, ...evaluation }: EvaluationRecord): PastDecision => ({
  ...evaluation,
  ...(name !== undefined && { decisionName: name }),
});
