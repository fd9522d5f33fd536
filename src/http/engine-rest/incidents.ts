import type { IncidentRecord, JobRecord } from '../../ports/records.js';
import { restDate } from './dates.js';
import { unknown } from './errors.js';
import { getLists } from './lists.js';
import { after, before, is } from './params.js';
import { answered, type Call, type RestRoute } from './route.js';
import { orNull } from './or-null.js';

/** Camunda tells two kinds apart: by the job that cannot go on. */
const typeOf = (job: JobRecord | undefined): string =>
  job?.kind === 'external' ? 'failedExternalTask' : 'failedJob';

const incidentView = (incident: IncidentRecord, job: JobRecord | undefined) => ({
  id: incident.id,
  processDefinitionId: orNull(incident.definitionId),
  processInstanceId: orNull(incident.instanceId),
  executionId: job?.tokenId ?? incident.instanceId ?? null,
  incidentTimestamp: restDate(incident.createdAt),
  incidentType: typeOf(job),
  activityId: orNull(incident.elementId),
  failedActivityId: orNull(incident.elementId),
  causeIncidentId: incident.id,
  rootCauseIncidentId: incident.id,
  configuration: orNull(incident.jobId),
  incidentMessage: incident.message,
  tenantId: null,
  jobDefinitionId: null,
  annotation: null,
});

const incidentViews = async ({ ports }: Call, incidents: readonly IncidentRecord[]) => {
  const jobs = await ports.store.getAll(
    'job',
    incidents.map(({ jobId }) => jobId ?? ''),
  );
  return incidents.map((incident, index) => incidentView(incident, jobs[index]?.body));
};

const incidentLists = getLists({
  kind: 'incident',
  path: '/incident',
  filters: {
    incidentId: is('id'),
    processDefinitionId: is('definitionId'),
    processInstanceId: is('instanceId'),
    activityId: is('elementId'),
    failedActivityId: is('elementId'),
    causeIncidentId: is('id'),
    rootCauseIncidentId: is('id'),
    configuration: is('jobId'),
    incidentTimestampBefore: before('createdAt'),
    incidentTimestampAfter: after('createdAt'),
  },
  unsupported: new Set([
    'incidentType',
    'incidentMessage',
    'incidentMessageLike',
    'processDefinitionKeyIn',
    'executionId',
    'tenantIdIn',
    'jobDefinitionIdIn',
  ]),
  sorts: {
    incidentId: 'id',
    incidentTimestamp: 'createdAt',
    activityId: 'elementId',
    processInstanceId: 'instanceId',
    processDefinitionId: 'definitionId',
    configuration: 'jobId',
    tenantId: null,
  },
  views: incidentViews,
});

export const incidentRoutes: readonly RestRoute[] = [
  ...incidentLists,
  {
    method: 'get',
    path: '/incident/:id',
    async handle(call) {
      const found = await call.ports.store.get('incident', call.param('id'));
      if (!found) return unknown(`No matching incident with id ${call.param('id')}`);
      const [view] = await incidentViews(call, [found.body]);
      return answered(view);
    },
  },
];
