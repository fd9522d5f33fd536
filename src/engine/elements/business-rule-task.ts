import type { Json } from '../../kernel/json.js';
import type { ExternalWork, FlowNode } from '../definition.js';
import { templateOf, type DecisionReference } from '../expression.js';
import { asked, type Shape } from '../runtime/decisions.js';
import { createExternalJob } from '../runtime/external-work.js';
import { complete } from '../runtime/move.js';
import { setVariables } from '../runtime/variables.js';
import { behaviour, type Reader } from './behaviour.js';

export type BusinessRuleTask = FlowNode<'businessRuleTask'> & {
  readonly work:
    | { readonly reference: DecisionReference; readonly shape: Shape; readonly resultVariable?: string }
    | { readonly external: ExternalWork }
    | undefined;
};

/** BPMN 2.0 §10.3.3.5: asks a decision and keeps the answer; what it rests on goes to history. */
export const businessRuleTask = behaviour<BusinessRuleTask>({
  types: ['businessRuleTask'],
  global: 'globalBusinessRuleTask',
  activity: true,
  attributes: [
    'camunda:decisionRef',
    'camunda:decisionRefBinding',
    'camunda:decisionRefVersion',
    'camunda:decisionRefVersionTag',
    'camunda:mapDecisionResult',
    'camunda:resultVariable',
    'camunda:type',
    'camunda:topic',
    'camunda:taskPriority',
  ],
  read: (reader) => ({ work: workOf(reader) }),
  enter(run, { work }, token) {
    if (!work || 'external' in work) {
      createExternalJob(run, work?.external, token);
      return;
    }
    const value: Json = asked(run, work.reference, work.shape, token);
    if (work.resultVariable !== undefined)
      setVariables(run, token.scope, { values: { [work.resultVariable]: value } });
    complete(run, token.id);
  },
});

const workOf = (reader: Reader): BusinessRuleTask['work'] => {
  const key = reader.attribute('camunda:decisionRef');
  if (key === undefined) {
    const external = reader.external();
    if (external) return { external };
    if (reader.attribute('camunda:type') === undefined)
      reader.problem(
        'missing-decision',
        'Expected a camunda:decisionRef or an external topic, but there is none',
      );
    return undefined;
  }
  if (reader.attribute('camunda:type') !== undefined)
    reader.problem('bad-attribute', 'Expected a decision or an external topic, but both are there');
  if (!('literal' in templateOf(key)))
    reader.problem(
      'missing-decision',
      `Expected camunda:decisionRef to be a fixed key, but it is computed: '${key}'`,
    );
  const reference = { key, ...reader.binding('camunda:decisionRef') };
  reader.decision(reference);
  const resultVariable = reader.attribute('camunda:resultVariable');
  const shape = reader.choice('camunda:mapDecisionResult', [
    'resultList',
    'singleEntry',
    'singleResult',
    'collectEntries',
  ]);
  return { reference, shape, ...(resultVariable !== undefined && { resultVariable }) };
};
