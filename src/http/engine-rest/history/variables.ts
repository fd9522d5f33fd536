import { declaredType } from '../../../engine/variables.js';
import type { Json } from '../../../kernel/json.js';
import type { Outcome } from '../../../kernel/outcome.js';
import type { HistoricInstanceRecord } from '../../../ports/records.js';
import { restDate } from '../dates.js';
import { invalid, type Fault } from '../errors.js';
import { boolean, count, fieldsOf, text, texts, type Given } from '../readers.js';
import { answered, type Answer, type Call, type RestRoute } from '../route.js';
import { lastVariablesOf } from '../start-process.js';
import { typedValueOf } from '../typed-values.js';

/** What is told of variables: those of an instance as a whole, as they are now or were at its end. */
const shape = {
  processInstanceId: text,
  processInstanceIdIn: texts,
  variableName: text,
  deserializeValues: boolean,
  firstResult: count,
  maxResults: count,
} as const;

const unsupported = [
  'variableNameLike',
  'variableValue',
  'processDefinitionId',
  'processDefinitionKey',
  'executionIdIn',
  'caseInstanceId',
  'taskIdIn',
  'activityInstanceIdIn',
  'tenantIdIn',
  'sortBy',
];

const viewOf = (instance: HistoricInstanceRecord, name: string, value: Json, type: string | undefined) => ({
  ...typedValueOf(value, type),
  id: `${instance.id}.${name}`,
  name,
  processDefinitionKey: instance.definitionKey,
  processDefinitionId: instance.definitionId,
  processInstanceId: instance.id,
  executionId: instance.id,
  activityInstanceId: instance.id,
  caseDefinitionKey: null,
  caseDefinitionId: null,
  caseInstanceId: null,
  caseExecutionId: null,
  taskId: null,
  errorMessage: null,
  tenantId: null,
  state: 'CREATED',
  createTime: restDate(instance.startedAt),
  removalTime: null,
  rootProcessInstanceId: instance.rootInstanceId,
});

const variablesOf = async (call: Call, instanceId: string) => {
  const found = await call.ports.store.get('historicInstance', instanceId);
  if (!found) return [];
  const { values, types } = await lastVariablesOf(call.ports, instanceId);
  return Object.entries(values).map(([name, value]) =>
    viewOf(found.body, name, value, declaredType(types, name)),
  );
};

const mostInstances = 100;

const found = async (call: Call, asked: Given) => {
  const refusedName = unsupported.find((name) => name in asked);
  if (refusedName !== undefined)
    return invalid(`Query parameter '${refusedName}' is not supported by this service`);
  const given = fieldsOf(asked, shape);
  if (!given.ok) return given;
  const { processInstanceId, processInstanceIdIn = [], variableName, firstResult, maxResults } = given.value;
  const ids = [...(processInstanceId === undefined ? [] : [processInstanceId]), ...processInstanceIdIn];
  if (ids.length === 0 || ids.length > mostInstances)
    return invalid(`Expected processInstanceId, or processInstanceIdIn with at most ${mostInstances} ids`);
  const all = (await Promise.all(ids.map((id) => variablesOf(call, id)))).flat();
  const named = all.filter(({ name }) => variableName === undefined || name === variableName);
  const from = firstResult ?? 0;
  return answered(named.slice(from, from + (maxResults ?? named.length)));
};

const byAddress = (call: Call): Promise<Outcome<Answer, Fault>> => found(call, call.address());

const byBody = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  return body.ok ? found(call, { ...body.value, ...call.address() }) : body;
};

export const variableHistoryRoutes: readonly RestRoute[] = [
  { method: 'get', path: '/history/variable-instance', handle: byAddress },
  { method: 'post', path: '/history/variable-instance', handle: byBody },
];
