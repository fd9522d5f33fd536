import { commandInstance } from '../../application/engine/command-instance.js';
import { triggerToken } from '../../application/engine/trigger-token.js';
import {
  globalName,
  localName,
  type ProcessInstance,
  type SubscriptionId,
  type Token,
} from '../../engine/instance.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Condition } from '../../ports/store.js';
import { invalid, restFault, unknown, type Fault } from './errors.js';
import { executionView } from './execution-view.js';
import { count, fieldsOf, text } from './readers.js';
import { answered, silently, type Answer, type Call, type RestRoute } from './route.js';
import { localVariablesOf, tokenAt } from './token-variables.js';
import { typedValuesOf, variables } from './typed-values.js';

/*
 * What Camunda calls an execution is here an instance as a whole, or a token of it; a token's id is its name with
 * that of its instance.
 */

const listShape = {
  executionId: text,
  processInstanceId: text,
  processDefinitionId: text,
  processDefinitionKey: text,
  businessKey: text,
  activityId: text,
  firstResult: count,
  maxResults: count,
} as const;

const unsupported = [
  'messageEventSubscriptionName',
  'signalEventSubscriptionName',
  'processVariables',
  'variables',
  'incidentId',
  'incidentType',
  'tenantIdIn',
  'sortBy',
];

const instanceFields = {
  processInstanceId: 'id',
  processDefinitionId: 'definitionId',
  processDefinitionKey: 'definitionKey',
  businessKey: 'businessKey',
} as const;

const mostInstances = 1000;

const executionsOf = (instance: ProcessInstance, activityId: string | undefined) => {
  const tokens: readonly Token[] = Object.values(instance.tokens);
  const there = tokens.filter(({ element }) => activityId === undefined || element === activityId);
  const places = there.map(({ id }) => executionView(globalName(instance.id, id), instance.id));
  return activityId === undefined ? [executionView(instance.id, instance.id), ...places] : places;
};

const list = async ({ ports, address }: Call): Promise<Outcome<Answer, Fault>> => {
  const asked = address();
  const refusedName = unsupported.find((name) => name in asked);
  if (refusedName !== undefined)
    return invalid(`Query parameter '${refusedName}' is not supported by this service`);
  const given = fieldsOf(asked, listShape);
  if (!given.ok) return given;
  const { executionId, activityId, firstResult = 0, maxResults = mostInstances } = given.value;
  const where: Condition[] = [];
  for (const [name, field] of Object.entries(instanceFields)) {
    const value = given.value[name as keyof typeof instanceFields];
    if (value !== undefined) where.push({ field, is: value });
  }
  if (executionId !== undefined)
    where.push({ field: 'id', is: localName(executionId)?.instance ?? executionId });
  const found = await ports.store.find('instance', { where, limit: mostInstances });
  const all = found
    .flatMap(({ body }) => executionsOf(body.state, activityId))
    .filter(({ id }) => executionId === undefined || id === executionId);
  return answered(all.slice(firstResult, firstResult + maxResults));
};

const noExecution = (id: string): Outcome<never, Fault> => unknown(`Execution with id ${id} does not exist`);

const view = async ({ ports, param }: Call): Promise<Outcome<Answer, Fault>> => {
  const id = param('id');
  const at = await tokenAt(ports, id);
  if (at) return answered(executionView(id, at.instance.id));
  const instance = await ports.store.get('instance', id);
  return instance ? answered(executionView(id, id)) : noExecution(id);
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

/** Brings an event to the one place that is named, if it waits there for it. */
export const signalExecution = async (
  { ports, commit }: Call,
  { executionId, kind, name, variables: more }: EventFor,
): Promise<Outcome<Answer, Fault>> => {
  const instance = localName(executionId)?.instance ?? executionId;
  const found = await ports.store.find('subscription', {
    where: [
      { field: 'instanceId', is: instance },
      { field: 'name', is: name },
      { field: 'kind', is: kind },
    ],
  });
  const waiting = found.find(({ body }) => (body.tokenId ?? instance) === executionId);
  const subscription = waiting && localName(waiting.body.id)?.local;
  if (subscription === undefined)
    return restFault(
      404,
      `Execution '${executionId}' has not subscribed to a ${kind} event with name '${name}'.`,
    );
  return silently(
    commit((work) =>
      commandInstance(work, instance, {
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

const localVariables = async ({ ports, param }: Call): Promise<Outcome<Answer, Fault>> => {
  const at = await tokenAt(ports, param('id'));
  const found = at ? ok(localVariablesOf(at)) : noExecution(param('id'));
  return found.ok ? answered(typedValuesOf(found.value)) : found;
};

export const executionRoutes: readonly RestRoute[] = [
  { method: 'get', path: '/execution', handle: list },
  { method: 'get', path: '/execution/:id', handle: view },
  { method: 'get', path: '/execution/:id/localVariables', handle: localVariables },
  { method: 'post', path: '/execution/:id/signal', handle: trigger },
  { method: 'post', path: '/execution/:id/trigger', handle: trigger },
  {
    method: 'post',
    path: '/execution/:id/messageSubscriptions/:messageName/trigger',
    handle: triggerMessage,
  },
];
