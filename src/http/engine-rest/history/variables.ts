import { variableHistory, type PastVariable } from '../../../application/history/variable-history.js';
import { forgetVariable, forgetVariables } from '../../../application/history/forget-variables.js';
import type { Json } from '../../../kernel/json.js';
import { ok } from '../../../kernel/outcome.js';
import type { Demand } from '../demands.js';
import { restDate } from '../dates.js';
import { invalid } from '../errors.js';
import { orNull } from '../or-null.js';
import { filter, givenTrue, is, nothing, oneOf, type Filter } from '../params.js';
import { boolean, text, texts, type Given } from '../readers.js';
import { answered, silently, type RestRoute } from '../route.js';
import { typedValueOf } from '../typed-values.js';
import { deserialised } from './details.js';
import { toldEntry, toldLists, type ToldLists } from './told-lists.js';

/** With what it is asked by beside its own fields. */
type Asked = PastVariable & {
  readonly typeName: string;
  readonly lowerName: string;
  /** Its value as text, for comparing. */
  readonly text: string;
  readonly lowerText: string;
};

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const askedBy = (variable: PastVariable): Asked => ({
  ...variable,
  typeName: typedValueOf(variable.value, variable.type).type,
  lowerName: variable.name.toLowerCase(),
  text: textOf(variable.value),
  lowerText: textOf(variable.value).toLowerCase(),
});

const variableView = (variable: PastVariable, given: Given) => ({
  ...typedValueOf(variable.value, variable.type, deserialised(given, 'deserializeValues')),
  id: variable.id,
  name: variable.name,
  processDefinitionKey: variable.definitionKey,
  processDefinitionId: variable.definitionId,
  processInstanceId: variable.instanceId,
  executionId: variable.executionId,
  activityInstanceId: variable.executionId,
  caseDefinitionKey: null,
  caseDefinitionId: null,
  caseInstanceId: null,
  caseExecutionId: null,
  taskId: orNull(variable.taskId),
  errorMessage: null,
  tenantId: null,
  state: variable.state,
  createTime: restDate(variable.createdAt),
  removalTime: null,
  rootProcessInstanceId: variable.rootInstanceId,
});

const named =
  (conditions: (name: string, field: 'name' | 'lowerName') => readonly Demand[]): Filter =>
  (value, context) =>
    filter(text, (name) =>
      givenTrue(context, 'variableNamesIgnoreCase')
        ? conditions(name.toLowerCase(), 'lowerName')
        : conditions(name, 'name'),
    )(value, context);

/** Without a name it would be asked of all variables there are; Camunda refuses it as well. */
const valued: Filter = (value, context) => {
  if ((context.given['variableName'] ?? null) === null)
    return invalid('A variable value can only be asked for together with variableName');
  return givenTrue(context, 'variableValuesIgnoreCase')
    ? ok([{ field: 'lowerText', is: textOf(value).toLowerCase() }])
    : ok([{ field: 'text', is: textOf(value) }]);
};

const isTrue = (value: Json | undefined): boolean => value === true || value === 'true';

const variables: ToldLists<Asked> = {
  path: '/history/variable-instance',
  filters: {
    processInstanceId: is('instanceId'),
    processInstanceIdIn: oneOf('instanceId'),
    processDefinitionId: is('definitionId'),
    processDefinitionKey: is('definitionKey'),
    variableName: named((name, field) => [{ field, is: name }]),
    variableNameLike: named((name, field) => [{ field, like: name }]),
    variableNameIn: oneOf('name'),
    variableValue: valued,
    variableTypeIn: filter(texts, (types) => [{ any: types.map((like) => [{ field: 'typeName', like }]) }]),
    executionIdIn: oneOf('executionId'),
    activityInstanceIdIn: oneOf('executionId'),
    taskIdIn: oneOf('taskId'),
    includeDeleted: filter(boolean, () => []),
    withoutTenantId: nothing,
  },
  unsupported: new Set(['caseInstanceId', 'caseExecutionIdIn', 'caseActivityIdIn', 'tenantIdIn']),
  sorts: { instanceId: 'instanceId', variableName: 'name', tenantId: null },
  always: ({ includeDeleted }) => (isTrue(includeDeleted) ? [] : [{ field: 'state', is: 'CREATED' }]),
  tell: (_call, story) => Promise.resolve(variableHistory(story).variables.map(askedBy)),
  view: variableView,
};

/** Variables as they were last, also of instances that have ended. */
export const variableHistoryRoutes: readonly RestRoute[] = [
  ...toldLists(variables),
  {
    method: 'get',
    path: '/history/variable-instance/:id',
    async handle(call) {
      const id = call.param('id');
      const missing = `Variable instance with Id '${id}' does not exist.`;
      const found = await toldEntry(variables, call, { id, missing });
      return found.ok ? answered(variableView(found.value, call.address())) : found;
    },
  },
  {
    method: 'delete',
    path: '/history/variable-instance/:id',
    handle: (call) => silently(call.commit((work) => forgetVariable(work, { variableId: call.param('id') }))),
  },
  {
    method: 'delete',
    path: '/history/process-instance/:id/variable-instances',
    handle: (call) =>
      silently(call.commit((work) => forgetVariables(work, { instanceId: call.param('id') }))),
  },
];
