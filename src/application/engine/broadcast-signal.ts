import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { SubscriptionRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { initialRetries } from './attempts.js';
import { isHeardAtStart } from './heard-at-start.js';
import { deliverTo, type Receiver } from './deliver-to.js';
import { logOperation } from './log-operation.js';
import type { EngineUseCaseRefusal } from './refusals.js';

export interface BroadcastSignal {
  readonly name: string;
  readonly variables?: VariableSet | undefined;
  /** Only to this instance. */
  readonly instanceId?: string | undefined;
}

/** Up to so many receivers hear a signal in one commit; more get a job each, so that one commit stays small. */
const mostAtOnce = 100;

const mostReceivers = 10_000;

/**
 * Tells everybody who waits for a signal, start events included; nobody need be there. Instances on hold do not
 * hear it. Answers who heard it in this commit.
 */
export const broadcastSignal = async (
  work: Work,
  { name, variables, instanceId }: BroadcastSignal,
): Promise<Outcome<readonly Receiver[], EngineUseCaseRefusal>> => {
  const found = await work.find('subscription', {
    where: [
      { field: 'name', is: name },
      { field: 'kind', is: 'signal' },
      ...(instanceId === undefined ? [] : [{ field: 'instanceId', is: instanceId }]),
    ],
    limit: mostReceivers,
  });
  await logOperation(work, {
    operation: 'ThrowSignal',
    entityType: 'EventSubscription',
    instanceId,
    property: 'signalName',
    to: name,
  });
  const waiting = found.filter((subscription) => !isHeardAtStart(subscription, found));
  if (waiting.length > mostAtOnce) {
    for (const subscription of waiting) putJobFor(work, subscription, { name, variables });
    return ok([]);
  }
  const reached: Receiver[] = [];
  for (const subscription of waiting) {
    const delivered = await signalTo(work, subscription, variables);
    if (!delivered.ok) return delivered;
    reached.push(...delivered.value);
  }
  return ok(reached);
};

/** Lets one receiver hear a signal, unless it is on hold. */
export const signalTo = async (
  work: Work,
  subscription: SubscriptionRecord,
  variables: VariableSet | undefined,
): Promise<Outcome<readonly Receiver[], EngineUseCaseRefusal>> => {
  const { instanceId, definitionId } = subscription;
  const place =
    instanceId === undefined
      ? await work.get('processDefinition', definitionId)
      : await work.get('instance', instanceId);
  if (place?.suspended !== false) return ok([]);
  return deliverTo(work, subscription, { variables });
};

const putJobFor = (
  work: Work,
  { id, definitionId, definitionKey, instanceId, elementId }: SubscriptionRecord,
  { name, variables }: Pick<BroadcastSignal, 'name' | 'variables'>,
): void =>
  work.put('job', {
    id: work.ports.ids.next(),
    kind: 'signal',
    runnableAt: work.at,
    createdAt: work.at,
    priority: 0,
    retries: initialRetries,
    definitionId,
    definitionKey,
    elementId,
    ...(instanceId !== undefined && { instanceId }),
    suspended: false,
    payload: {
      name,
      subscription: id,
      ...(variables && {
        variables: variables.values,
        ...(variables.types && { types: variables.types }),
      }),
    },
  });
