import type { HistoricIncidentRecord } from '../../../ports/records.js';
import { restDate, restDateOrNull } from '../dates.js';
import { jobDefinitionId } from '../job-definition-id.js';
import { getLists } from '../lists.js';
import { orNull } from '../or-null.js';
import { after, before, filter, flag, is, like, nothing, oneOf, type Filter } from '../params.js';
import { text } from '../readers.js';
import type { RestRoute } from '../route.js';

const incidentView = (incident: HistoricIncidentRecord) => ({
  id: incident.id,
  processDefinitionKey: orNull(incident.definitionKey),
  processDefinitionId: orNull(incident.definitionId),
  processInstanceId: orNull(incident.instanceId),
  executionId: incident.tokenId ?? incident.instanceId ?? null,
  rootProcessInstanceId: null,
  createTime: restDate(incident.createdAt),
  endTime: restDateOrNull(incident.endedAt),
  removalTime: null,
  incidentType: incident.type ?? 'failedJob',
  activityId: orNull(incident.elementId),
  failedActivityId: orNull(incident.elementId),
  causeIncidentId: incident.id,
  rootCauseIncidentId: incident.id,
  configuration: incident.configuration ?? incident.jobId ?? null,
  historyConfiguration: null,
  incidentMessage: incident.message,
  tenantId: null,
  jobDefinitionId:
    incident.jobId === undefined ? null : jobDefinitionId(incident.definitionId, incident.elementId),
  open: incident.state === 'open',
  deleted: incident.state === 'deleted',
  resolved: incident.state === 'resolved',
  annotation: orNull(incident.annotation),
});

const inState = (state: HistoricIncidentRecord['state']): Filter =>
  flag(() => [{ field: 'state', is: state }]);

/** Incidents, and what became of them. */
export const incidentHistoryRoutes: readonly RestRoute[] = getLists({
  kind: 'historicIncident',
  path: '/history/incident',
  filters: {
    incidentId: is('id'),
    incidentType: is('type'),
    incidentMessage: is('message'),
    incidentMessageLike: like('message'),
    processDefinitionId: is('definitionId'),
    processDefinitionKey: is('definitionKey'),
    processDefinitionKeyIn: oneOf('definitionKey'),
    processInstanceId: is('instanceId'),
    executionId: is('tokenId'),
    createTimeBefore: before('createdAt'),
    createTimeAfter: after('createdAt'),
    endTimeBefore: before('endedAt'),
    endTimeAfter: after('endedAt'),
    activityId: is('elementId'),
    failedActivityId: is('elementId'),
    causeIncidentId: is('id'),
    rootCauseIncidentId: is('id'),
    configuration: filter(text, (value) => [
      { any: [[{ field: 'jobId', is: value }], [{ field: 'configuration', is: value }]] },
    ]),
    open: inState('open'),
    resolved: inState('resolved'),
    deleted: inState('deleted'),
    withoutTenantId: nothing,
  },
  unsupported: new Set(['historyConfiguration', 'tenantIdIn', 'jobDefinitionIdIn']),
  sorts: {
    incidentId: 'id',
    incidentMessage: 'message',
    createTime: 'createdAt',
    endTime: 'endedAt',
    incidentType: 'type',
    executionId: 'tokenId',
    activityId: 'elementId',
    processInstanceId: 'instanceId',
    processDefinitionId: 'definitionId',
    processDefinitionKey: 'definitionKey',
    causeIncidentId: 'id',
    rootCauseIncidentId: 'id',
    configuration: 'jobId',
    historyConfiguration: null,
    tenantId: null,
    incidentState: 'state',
  },
  order: [{ by: 'createdAt' }],
  view: incidentView,
});
