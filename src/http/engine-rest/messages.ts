import { broadcastSignal } from '../../application/engine/broadcast-signal.js';
import { correlateMessage } from '../../application/engine/correlate-message.js';
import type { Receiver } from '../../application/engine/deliver-to.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Json } from '../../kernel/json.js';
import { invalid, type Fault } from './errors.js';
import { executionView } from './execution-view.js';
import { signalExecution } from './executions.js';
import { boolean, fieldsOf, text } from './readers.js';
import { answered, noContent, silently, type Answer, type Call, type RestRoute } from './route.js';
import { lastVariablesOf } from './start-process.js';
import { typedValuesOf, variables } from './typed-values.js';

/** Correlation keys are written as variables; only their values are compared. */
const keys = (value: Json): Outcome<VariableSet['values'], Fault> => {
  const read = variables(value);
  return read.ok ? ok(read.value.values) : read;
};

const shape = {
  messageName: text,
  businessKey: text,
  processInstanceId: text,
  correlationKeys: keys,
  localCorrelationKeys: keys,
  processVariables: variables,
  processVariablesLocal: variables,
  all: boolean,
  resultEnabled: boolean,
  variablesInResultEnabled: boolean,
} as const;

/** A started instance, as far as it came. */
export const startedView = async (call: Call, instanceId: string) => {
  const found = await call.ports.store.get('historicInstance', instanceId);
  return {
    links: [],
    id: instanceId,
    definitionId: found?.body.definitionId ?? null,
    businessKey: found?.body.businessKey ?? null,
    caseInstanceId: null,
    ended: found?.body.endedAt !== undefined,
    suspended: false,
    tenantId: null,
  };
};

const resultOf =
  (call: Call, withVariables: boolean) =>
  async ({ kind, instanceId }: Receiver) => ({
    ...(kind === 'start'
      ? {
          resultType: 'ProcessDefinition',
          execution: null,
          processInstance: await startedView(call, instanceId),
        }
      : {
          resultType: 'Execution',
          execution: executionView(instanceId, instanceId),
          processInstance: null,
        }),
    ...(withVariables ? { variables: typedValuesOf(await lastVariablesOf(call.ports, instanceId)) } : {}),
  });

const correlate = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, shape);
  if (!given.ok) return given;
  const { messageName: name = '', resultEnabled, variablesInResultEnabled } = given.value;
  if (name === '') return invalid('No message name supplied');
  if (variablesInResultEnabled === true && resultEnabled !== true)
    return invalid("Parameter 'variablesInResultEnabled' cannot be used without 'resultEnabled' set to true");
  const { processInstanceId: instanceId, processVariables, processVariablesLocal, ...message } = given.value;
  const reached = await call.commit((work) =>
    correlateMessage(work, {
      ...message,
      name,
      instanceId,
      variables: processVariables,
      localVariables: processVariablesLocal,
    }),
  );
  if (!reached.ok) return reached;
  if (resultEnabled !== true) return noContent;
  return answered(await Promise.all(reached.value.map(resultOf(call, variablesInResultEnabled === true))));
};

const signal = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { name: text, executionId: text, variables });
  if (!given.ok) return given;
  const { name = '', executionId, variables: more } = given.value;
  if (name === '') return invalid('No signal name given');
  if (executionId !== undefined)
    return signalExecution(call, { executionId, kind: 'signal', name, variables: more });
  return silently(call.commit((work) => broadcastSignal(work, { name, variables: more })));
};

export const messageRoutes: readonly RestRoute[] = [
  { method: 'post', path: '/message', handle: correlate },
  { method: 'post', path: '/signal', handle: signal },
];
