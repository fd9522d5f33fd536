import type { HistoricInstanceRecord } from '../../../ports/records.js';
import { unknown } from '../errors.js';
import { lists } from '../lists.js';
import { flag, is, like, noneOf, nothing, oneOf, type Filter } from '../params.js';
import { answered, type RestRoute } from '../route.js';
import { momentFilters, moments } from './moments.js';
import { orNull } from '../or-null.js';

/** The version is the middle part of a definition's id, `key:version:deployment`. */
const versionIn = (definitionId: string): number | null => {
  const [, version] = /:(\d+):[^:]*$/.exec(definitionId) ?? [];
  return version === undefined ? null : Number(version);
};

const instanceHistoryView = (instance: HistoricInstanceRecord) => ({
  id: instance.id,
  businessKey: orNull(instance.businessKey),
  processDefinitionId: instance.definitionId,
  processDefinitionKey: instance.definitionKey,
  processDefinitionName: null,
  processDefinitionVersion: versionIn(instance.definitionId),
  ...moments(instance),
  removalTime: null,
  startUserId: instance.startedBy,
  startActivityId: instance.startElementId,
  deleteReason: null,
  rootProcessInstanceId: instance.rootInstanceId,
  superProcessInstanceId: orNull(instance.parentInstanceId),
  superCaseInstanceId: null,
  caseInstanceId: null,
  tenantId: null,
  state: instance.state,
});

const inState = (state: HistoricInstanceRecord['state']): Filter =>
  flag(() => [{ field: 'state', is: state }]);

const instanceHistoryLists = lists({
  kind: 'historicInstance',
  path: '/history/process-instance',
  filters: {
    ...momentFilters,
    processInstanceId: is('id'),
    processInstanceIds: oneOf('id'),
    processInstanceIdIn: oneOf('id'),
    processInstanceIdNotIn: noneOf('id'),
    processDefinitionId: is('definitionId'),
    processDefinitionKey: is('definitionKey'),
    processDefinitionKeyIn: oneOf('definitionKey'),
    processDefinitionKeyNotIn: noneOf('definitionKey'),
    processInstanceBusinessKey: is('businessKey'),
    processInstanceBusinessKeyIn: oneOf('businessKey'),
    processInstanceBusinessKeyLike: like('businessKey'),
    superProcessInstanceId: is('parentInstanceId'),
    rootProcessInstanceId: is('rootInstanceId'),
    rootProcessInstances: flag(() => [{ field: 'parentInstanceId', is: null }]),
    active: inState('ACTIVE'),
    suspended: inState('SUSPENDED'),
    completed: inState('COMPLETED'),
    externallyTerminated: inState('EXTERNALLY_TERMINATED'),
    internallyTerminated: inState('INTERNALLY_TERMINATED'),
    withoutTenantId: nothing,
  },
  unsupported: new Set([
    'processDefinitionName',
    'processDefinitionNameLike',
    'withIncidents',
    'withRootIncidents',
    'incidentType',
    'incidentStatus',
    'incidentMessage',
    'incidentMessageLike',
    'startedBy',
    'subProcessInstanceId',
    'superCaseInstanceId',
    'subCaseInstanceId',
    'caseInstanceId',
    'tenantIdIn',
    'executedActivityAfter',
    'executedActivityBefore',
    'executedJobAfter',
    'executedJobBefore',
    'executedActivityIdIn',
    'activeActivityIdIn',
    'variables',
    'orQueries',
  ]),
  sorts: {
    instanceId: 'id',
    definitionId: 'definitionId',
    definitionKey: 'definitionKey',
    businessKey: 'businessKey',
    startTime: 'startedAt',
    endTime: 'endedAt',
    tenantId: null,
  },
  view: instanceHistoryView,
});

export const instanceHistoryRoutes: readonly RestRoute[] = [
  ...instanceHistoryLists,
  {
    method: 'get',
    path: '/history/process-instance/:id',
    async handle({ ports, param }) {
      const found = await ports.store.get('historicInstance', param('id'));
      return found
        ? answered(instanceHistoryView(found.body))
        : unknown(`Historic process instance with id ${param('id')} does not exist`);
    },
  },
];
