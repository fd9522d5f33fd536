import { localName, type SubscriptionId } from '../../engine/instance.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { SubscriptionRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { commandInstance } from './command-instance.js';
import type { EngineUseCaseRefusal } from './refusals.js';
import { startInstance } from './start-instance.js';

/** Who heard a message or signal. */
export interface Receiver {
  readonly kind: 'start' | 'running';
  readonly instanceId: string;
}

export interface Delivery {
  /** For an instance that is started by it. */
  readonly businessKey?: string | undefined;
  readonly variables?: VariableSet | undefined;
  readonly localVariables?: VariableSet | undefined;
}

/** Lets one subscription happen; nobody hears it when an earlier delivery in the same work ended the waiting. */
export const deliverTo = async (
  work: Work,
  { id, instanceId, definitionId, elementId, part }: SubscriptionRecord,
  { businessKey, variables, localVariables }: Delivery,
): Promise<Outcome<readonly Receiver[], EngineUseCaseRefusal>> => {
  if (instanceId === undefined) {
    const started = await startInstance(work, {
      definitionId,
      businessKey,
      variables: merged(variables, localVariables),
      start: elementId,
      part,
    });
    return started.ok ? ok([{ kind: 'start', instanceId: started.value.instanceId }]) : started;
  }
  const name = localName(id);
  if (!name || !(await work.get('subscription', id))) return ok([]);
  const told = await commandInstance(work, instanceId, {
    type: 'DeliverEvent',
    subscription: name.local as SubscriptionId,
    ...(variables && { variables }),
    ...(localVariables && { localVariables }),
  });
  return told.ok ? ok([{ kind: 'running', instanceId }]) : told;
};

/** A new instance has one scope, so what is local to the event is the instance's. */
const merged = (
  variables: VariableSet | undefined,
  local: VariableSet | undefined,
): VariableSet | undefined =>
  local
    ? {
        values: { ...variables?.values, ...local.values },
        types: { ...variables?.types, ...local.types },
      }
    : variables;
