import { commandInstance } from '../../application/engine/command-instance.js';
import { setExecutionVariables } from '../../application/engine/set-variables.js';
import { triggerToken } from '../../application/engine/trigger-token.js';
import { variablesOfInstance } from '../../application/engine/view-variables.js';
import { localName, type SubscriptionId } from '../../engine/instance.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { SubscriptionRecord } from '../../ports/records.js';
import { restFault, unknown, type Fault } from './errors.js';
import { subscriptionView } from './event-subscriptions.js';
import { executionLists } from './execution-lists.js';
import { executionView } from './execution-view.js';
import { fieldsOf } from './readers.js';
import { answered, silently, type Answer, type Call, type RestRoute } from './route.js';
import { localVariablesOf, tokenAt } from './token-variables.js';
import { variables } from './typed-values.js';
import { variableRoutes, type VariableChanges } from './variable-routes.js';

/*
 * What Camunda calls an execution is here an instance as a whole, or a token of it; a token's id is its name with
 * that of its instance.
 */

const noExecution = (id: string): Outcome<never, Fault> => unknown(`Execution with id ${id} does not exist`);

const view = async ({ ports, param }: Call): Promise<Outcome<Answer, Fault>> => {
  const id = param('id');
  if (await ports.store.get('instance', id)) return answered(executionView(id, id));
  const at = await tokenAt(ports, id);
  return at ? answered(executionView(id, at.instance.id)) : noExecution(id);
};

const trigger = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { variables });
  if (!given.ok) return given;
  const tokenName = call.param('id');
  return silently(
    call.commit(
      (work) => triggerToken(work, { tokenName, variables: given.value.variables }),
      `Cannot signal execution ${tokenName}`,
    ),
  );
};

export interface EventFor {
  readonly executionId: string;
  readonly kind: 'message' | 'signal';
  readonly name: string;
  readonly variables: VariableSet | undefined;
}

/** What an execution listens for under this name. */
const subscriptionAt = async (
  { store }: Call['ports'],
  { executionId, kind, name }: Pick<EventFor, 'executionId' | 'kind' | 'name'>,
): Promise<SubscriptionRecord | undefined> => {
  const found = await store.find('subscription', {
    where: [
      { field: 'instanceId', in: [executionId, localName(executionId)?.instance ?? executionId] },
      { field: 'name', is: name },
      { field: 'kind', is: kind },
    ],
  });
  return found.map(({ body }) => body).find((one) => (one.tokenId ?? one.instanceId) === executionId);
};

/** Brings an event to the one place that is named, if it waits there for it. */
export const signalExecution = async (
  { ports, commit }: Call,
  { executionId, kind, name, variables: more }: EventFor,
): Promise<Outcome<Answer, Fault>> => {
  const waiting = await subscriptionAt(ports, { executionId, kind, name });
  const subscription = waiting && localName(waiting.id)?.local;
  if (subscription === undefined)
    return restFault(
      404,
      `Execution '${executionId}' has not subscribed to a ${kind} event with name '${name}'.`,
    );
  return silently(
    commit((work) =>
      commandInstance(work, waiting?.instanceId ?? executionId, {
        type: 'DeliverEvent',
        subscription: subscription as SubscriptionId,
        ...(more && { variables: more }),
      }),
    ),
  );
};

const triggerMessage = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { variables });
  if (!given.ok) return given;
  return signalExecution(call, {
    executionId: call.param('id'),
    kind: 'message',
    name: call.param('messageName'),
    variables: given.value.variables,
  });
};

const localVariables = async ({ ports, param }: Call): Promise<Outcome<VariableSet, Fault>> => {
  const whole = await variablesOfInstance(ports, param('id'));
  if (whole) return ok(whole);
  const at = await tokenAt(ports, param('id'));
  return at ? ok(localVariablesOf(at)) : noExecution(param('id'));
};

const changeVariables = async (
  { ports, commit, param }: Call,
  changes: VariableChanges,
): Promise<Outcome<unknown, Fault>> => {
  const id = param('id');
  const known = (await ports.store.get('instance', id)) ?? (await tokenAt(ports, id));
  return known
    ? commit((work) => setExecutionVariables(work, { executionId: id, ...changes }))
    : noExecution(id);
};

const messageSubscription = async ({ ports, param }: Call): Promise<Outcome<Answer, Fault>> => {
  const [executionId, name] = [param('id'), param('messageName')];
  const waiting = await subscriptionAt(ports, { executionId, kind: 'message', name });
  return waiting
    ? answered(subscriptionView(waiting))
    : unknown(`Message event subscription for execution ${executionId} named ${name} does not exist`);
};

export const executionRoutes: readonly RestRoute[] = [
  ...executionLists,
  { method: 'get', path: '/execution/:id', handle: view },
  ...variableRoutes({
    path: '/execution/:id/localVariables',
    owner: 'execution',
    read: localVariables,
    change: changeVariables,
  }),
  { method: 'post', path: '/execution/:id/signal', handle: trigger },
  { method: 'post', path: '/execution/:id/trigger', handle: trigger },
  {
    method: 'get',
    path: '/execution/:id/messageSubscriptions/:messageName',
    handle: messageSubscription,
  },
  {
    method: 'post',
    path: '/execution/:id/messageSubscriptions/:messageName/trigger',
    handle: triggerMessage,
  },
];
