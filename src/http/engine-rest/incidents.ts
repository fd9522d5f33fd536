import {
  annotateIncident,
  createIncident,
  resolveIncident,
} from '../../application/engine/incidents-by-hand.js';
import { incidentTypeOf } from '../../application/engine/open-incident.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { IncidentRecord, JobRecord } from '../../ports/records.js';
import { annotationIn } from './annotation.js';
import { restDate } from './dates.js';
import { invalid, unknown, type Fault } from './errors.js';
import { jobDefinitionId, jobDefinitionParts } from './job-definition-id.js';
import { getLists } from './lists.js';
import { orNull } from './or-null.js';
import { after, before, filter, is, like, nothing, oneOf } from './params.js';
import { fieldsOf, text, texts } from './readers.js';
import { answered, silently, type Answer, type Call, type RestRoute } from './route.js';

const incidentView = (incident: IncidentRecord, job: JobRecord | undefined) => ({
  id: incident.id,
  processDefinitionId: orNull(incident.definitionId),
  processInstanceId: orNull(incident.instanceId),
  executionId: incident.tokenId ?? job?.tokenId ?? incident.instanceId ?? null,
  incidentTimestamp: restDate(incident.createdAt),
  incidentType: incident.type ?? incidentTypeOf(job?.kind),
  activityId: orNull(incident.elementId),
  failedActivityId: orNull(incident.elementId),
  causeIncidentId: incident.id,
  rootCauseIncidentId: incident.id,
  configuration: incident.jobId ?? incident.configuration ?? null,
  incidentMessage: incident.message,
  tenantId: null,
  jobDefinitionId:
    incident.jobId === undefined ? null : jobDefinitionId(incident.definitionId, incident.elementId),
  annotation: orNull(incident.annotation),
});

const incidentViews = async ({ ports }: Call, incidents: readonly IncidentRecord[]) => {
  const jobs = await ports.store.getAll(
    'job',
    incidents.map(({ jobId }) => jobId ?? ''),
  );
  return incidents.map((incident, index) => incidentView(incident, jobs[index]?.body));
};

const ofJobDefinitions = filter(texts, (ids) => [
  {
    any: ids.flatMap((id) => {
      const parts = jobDefinitionParts(id);
      return parts
        ? [
            [
              { field: 'definitionId', is: parts.definitionId },
              { field: 'elementId', is: parts.elementId },
              { field: 'jobId', isNot: null },
            ],
          ]
        : [];
    }),
  },
]);

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
    configuration: filter(text, (value) => [
      { any: [[{ field: 'jobId', is: value }], [{ field: 'configuration', is: value }]] },
    ]),
    incidentType: is('type'),
    incidentMessage: is('message'),
    incidentMessageLike: like('message'),
    processDefinitionKeyIn: oneOf('definitionKey'),
    executionId: is('tokenId'),
    jobDefinitionIdIn: ofJobDefinitions,
    withoutTenantId: nothing,
    incidentTimestampBefore: before('createdAt'),
    incidentTimestampAfter: after('createdAt'),
  },
  unsupported: new Set(['tenantIdIn']),
  sorts: {
    incidentId: 'id',
    incidentMessage: 'message',
    incidentTimestamp: 'createdAt',
    incidentType: 'type',
    executionId: 'tokenId',
    causeIncidentId: 'id',
    rootCauseIncidentId: 'id',
    activityId: 'elementId',
    processInstanceId: 'instanceId',
    processDefinitionId: 'definitionId',
    configuration: 'jobId',
    tenantId: null,
  },
  views: incidentViews,
});

const create = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const body = await call.body();
  if (!body.ok) return body;
  const given = fieldsOf(body.value, { incidentType: text, configuration: text, message: text });
  if (!given.ok) return given;
  const { incidentType: type = '', configuration, message } = given.value;
  if (type === '') return invalid('incidentType is null');
  const executionId = call.param('id');
  const created = await call.commit((work) =>
    createIncident(work, { executionId, type, configuration, message }),
  );
  if (!created.ok) return created;
  const [view] = await incidentViews(call, [created.value]);
  return answered(view);
};

const annotate = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const annotation = await annotationIn(call);
  if (!annotation.ok) return annotation;
  return silently(
    call.commit((work) =>
      annotateIncident(work, { incidentId: call.param('id'), annotation: annotation.value }),
    ),
  );
};

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
  {
    method: 'delete',
    path: '/incident/:id',
    handle: (call) =>
      silently(call.commit((work) => resolveIncident(work, { incidentId: call.param('id') }))),
  },
  { method: 'put', path: '/incident/:id/annotation', handle: annotate },
  {
    method: 'delete',
    path: '/incident/:id/annotation',
    handle: (call) =>
      silently(call.commit((work) => annotateIncident(work, { incidentId: call.param('id') }))),
  },
  { method: 'post', path: '/execution/:id/create-incident', handle: create },
];
