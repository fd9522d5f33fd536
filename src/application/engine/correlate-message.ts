import type { VariableSet, Variables } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { SubscriptionRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { deliverTo, type Receiver } from './deliver-to.js';
import { isHeardAtStart } from './heard-at-start.js';
import { awaitsWith } from './awaits-with.js';
import { logOperation } from './log-operation.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';

export interface CorrelateMessage {
  readonly name: string;
  /** Of the running instance that is meant; an instance started by the message gets it. */
  readonly businessKey?: string | undefined;
  readonly instanceId?: string | undefined;
  /** Variables of the instance, and of the scope that waits, that must have exactly these values. */
  readonly correlationKeys?: Variables | undefined;
  readonly localCorrelationKeys?: Variables | undefined;
  readonly variables?: VariableSet | undefined;
  readonly localVariables?: VariableSet | undefined;
  /** Everybody who fits receives it, be it nobody; otherwise exactly one must fit. */
  readonly all?: boolean | undefined;
  readonly to?: 'start' | 'running' | 'either' | undefined;
}

/** More receivers with one name than can be told apart by their variables in reasonable time. */
const mostCandidates = 10_000;

/**
 * Brings a message to whoever waits for it: a running instance before a start event. When several fit, nobody
 * receives it, because nobody could say who was meant.
 */
export const correlateMessage = async (
  work: Work,
  message: CorrelateMessage,
): Promise<Outcome<readonly Receiver[], EngineUseCaseRefusal>> => {
  const running = await runningReceivers(work, message);
  const starting = running.length > 0 && !message.all ? [] : await startReceivers(work, message);
  const receivers = [...running, ...starting.filter((start) => !isHeardAtStart(start, running))];
  const [first] = receivers;
  if (!message.all && !first)
    return refuse('message-not-correlated', `Expected somebody to wait for message '${message.name}'`);
  if (!message.all && receivers.length > 1)
    return refuse(
      'message-ambiguous',
      `Expected one receiver of message '${message.name}', but several wait`,
    );
  await logCorrelation(work, message, receivers);
  const reached: Receiver[] = [];
  for (const subscription of receivers) {
    const delivered = await deliverTo(work, subscription, message);
    if (!delivered.ok) return delivered;
    reached.push(...delivered.value);
  }
  return ok(reached);
};

const logCorrelation = async (
  work: Work,
  { name }: CorrelateMessage,
  [first, ...others]: readonly SubscriptionRecord[],
): Promise<void> => {
  const only = others.length === 0 ? first : undefined;
  await logOperation(work, {
    operation: 'CorrelateMessage',
    entityType: 'ProcessInstance',
    instanceId: only?.instanceId,
    definitionId: only?.definitionId,
    property: 'messageName',
    to: name,
  });
};

const runningReceivers = async (
  work: Work,
  message: CorrelateMessage,
): Promise<readonly SubscriptionRecord[]> => {
  const { name, businessKey, instanceId, to } = message;
  if (to === 'start') return [];
  const candidates = await work.find('subscription', {
    where: [
      { field: 'name', is: name },
      { field: 'kind', is: 'message' },
      instanceId === undefined
        ? { field: 'instanceId', isNot: null }
        : { field: 'instanceId', is: instanceId },
      ...(businessKey === undefined ? [] : [{ field: 'businessKey', is: businessKey }]),
    ],
    limit: mostCandidates,
  });
  const fitting: SubscriptionRecord[] = [];
  for (const candidate of candidates) {
    if (await awaitsWith(work, candidate, message)) fitting.push(candidate);
  }
  return fitting;
};

const startReceivers = async (
  work: Work,
  { name, instanceId, localCorrelationKeys, to }: CorrelateMessage,
): Promise<readonly SubscriptionRecord[]> => {
  if (to === 'running' || instanceId !== undefined || localCorrelationKeys !== undefined) return [];
  return work.find('subscription', {
    where: [
      { field: 'name', is: name },
      { field: 'kind', is: 'message' },
      { field: 'instanceId', is: null },
    ],
  });
};
