import { variableHistory, type VariableUpdate } from '../../../application/history/variable-history.js';
import { restDate } from '../dates.js';
import { orNull } from '../or-null.js';
import { after, before, filter, flag, is, like, nothing, oneOf } from '../params.js';
import { boolean, texts, type Given } from '../readers.js';
import { answered, type RestRoute } from '../route.js';
import { typedValueOf } from '../typed-values.js';
import { toldEntry, toldLists, type ToldLists } from './told-lists.js';

/** A value a variable was given; and once more, as a field of a form, where it was given with one. */
interface Detail extends VariableUpdate {
  readonly detail: 'variableUpdate' | 'formField';
  /** As this API calls it. */
  readonly typeName: string;
}

const detailsOf = (update: VariableUpdate): readonly Detail[] => {
  const typeName = typedValueOf(update.value, update.type).type;
  const same = { ...update, typeName };
  const updated: Detail = { ...same, detail: 'variableUpdate' };
  return update.isFormField ? [updated, { ...same, detail: 'formField', id: `${update.id}?` }] : [updated];
};

const detailView = (detail: Detail, given: Given) => {
  const same = {
    type: detail.detail,
    id: detail.id,
    processDefinitionKey: detail.definitionKey,
    processDefinitionId: detail.definitionId,
    processInstanceId: detail.instanceId,
    activityInstanceId: detail.executionId,
    executionId: detail.executionId,
    caseDefinitionKey: null,
    caseDefinitionId: null,
    caseInstanceId: null,
    caseExecutionId: null,
    taskId: orNull(detail.taskId),
    tenantId: null,
    userOperationId: detail.operationId,
    time: restDate(detail.at),
    removalTime: null,
    rootProcessInstanceId: detail.rootInstanceId,
  };
  const { type, ...value } = typedValueOf(
    detail.value,
    detail.type,
    deserialised(given, 'deserializeValues'),
  );
  if (detail.detail === 'formField') return { ...same, fieldId: detail.name, fieldValue: value.value };
  return {
    ...same,
    variableName: detail.name,
    variableInstanceId: detail.variableId,
    variableType: type,
    ...value,
    revision: detail.revision,
    initial: detail.initial,
    errorMessage: null,
  };
};

export const deserialised = (given: Given, name: string): boolean =>
  given[name] !== false && given[name] !== 'false';

const details: ToldLists<Detail> = {
  path: '/history/detail',
  filters: {
    processInstanceId: is('instanceId'),
    processInstanceIdIn: oneOf('instanceId'),
    executionId: is('executionId'),
    activityInstanceId: is('executionId'),
    variableInstanceId: is('variableId'),
    variableTypeIn: filter(texts, (types) => [{ any: types.map((like) => [{ field: 'typeName', like }]) }]),
    variableNameLike: like('name'),
    taskId: is('taskId'),
    formFields: flag(() => [{ field: 'detail', is: 'formField' }]),
    variableUpdates: flag(() => [{ field: 'detail', is: 'variableUpdate' }]),
    excludeTaskDetails: flag(() => [{ field: 'taskId', is: null }]),
    userOperationId: is('operationId'),
    occurredBefore: before('at'),
    occurredAfter: after('at'),
    initial: flag(() => [{ field: 'initial', is: true }]),
    deserializeValues: filter(boolean, () => []),
    withoutTenantId: nothing,
  },
  unsupported: new Set(['caseInstanceId', 'caseExecutionId', 'tenantIdIn']),
  sorts: {
    processInstanceId: 'instanceId',
    variableName: 'name',
    variableType: 'typeName',
    variableRevision: 'revision',
    formPropertyId: 'name',
    time: 'at',
    occurrence: 'at',
    tenantId: null,
  },
  tell: (_call, story) => Promise.resolve(variableHistory(story).updates.flatMap(detailsOf)),
  view: detailView,
};

/** How variables came to their values. */
export const detailRoutes: readonly RestRoute[] = [
  ...toldLists(details),
  {
    method: 'get',
    path: '/history/detail/:id',
    async handle(call) {
      const id = call.param('id');
      const found = await toldEntry(details, call, {
        id,
        missing: `Historic detail with id '${id}' does not exist`,
      });
      return found.ok ? answered(detailView(found.value, call.address())) : found;
    },
  },
];
