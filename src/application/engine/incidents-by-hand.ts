import { localName, type TokenId } from '../../engine/instance.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { IncidentRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { closeIncident } from './close-incident.js';
import { given } from './given.js';
import { logOperation } from './log-operation.js';
import { openIncident } from './open-incident.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { without } from './without.js';

export interface CreateIncident {
  /** An instance, or a token of one by its global name. */
  readonly executionId: string;
  readonly type: string;
  readonly configuration?: string | undefined;
  readonly message?: string | undefined;
}

/** Somebody says that something is wrong where the engine sees nothing. It goes when it is resolved, or with the instance. */
export const createIncident = async (
  work: Work,
  { executionId, type, configuration, message = '' }: CreateIncident,
): Promise<Outcome<IncidentRecord, EngineUseCaseRefusal>> => {
  const name = localName(executionId);
  const instance = await work.get('instance', name?.instance ?? executionId);
  const token = name && instance?.state.tokens[name.local as TokenId];
  if (!instance || (name && !token))
    return refuse('execution-not-found', `Cannot find an execution with executionId '${executionId}'`);
  const incident: IncidentRecord = {
    id: work.ports.ids.next(),
    code: 'made-by-hand',
    type,
    message,
    instanceId: instance.id,
    definitionId: instance.definitionId,
    definitionKey: instance.definitionKey,
    ...(token && { elementId: token.element, tokenId: executionId }),
    ...given({ configuration }),
    createdAt: work.at,
  };
  openIncident(work, incident);
  work.put('instance', { ...instance, ownIncidents: true });
  await logOperation(work, {
    operation: 'CreateIncident',
    entityType: 'ProcessInstance',
    instanceId: instance.id,
    executionId,
    property: 'incidentType',
    to: type,
    reason: message,
  });
  return ok(incident);
};

/** Resolves what somebody made by hand. One of a job goes when its job is given attempts and goes on. */
export const resolveIncident = async (
  work: Work,
  { incidentId }: { readonly incidentId: string },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const incident = await work.get('incident', incidentId);
  if (!incident) return refuse('incident-not-found', `Cannot find an incident with id '${incidentId}'`);
  if (incident.jobId !== undefined)
    return refuse('incident-of-job', `Cannot resolve an incident of type ${incident.type ?? 'failedJob'}`);
  await closeIncident(work, incidentId, 'resolved');
  await logOperation(work, {
    operation: 'Resolve',
    entityType: 'ProcessInstance',
    instanceId: incident.instanceId,
    property: 'incidentId',
    to: incidentId,
  });
  return ok(undefined);
};

/** Notes something with an incident, or with no text takes the note away. */
export const annotateIncident = async (
  work: Work,
  { incidentId, annotation }: { readonly incidentId: string; readonly annotation?: string | undefined },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const incident = await work.get('incident', incidentId);
  if (!incident) return refuse('incident-not-found', `Cannot find an incident with id '${incidentId}'`);
  const past = await work.get('historicIncident', incidentId);
  const note = given({ annotation });
  work.put('incident', { ...without(incident, 'annotation'), ...note });
  if (past) work.put('historicIncident', { ...without(past, 'annotation'), ...note });
  await logOperation(work, {
    operation: annotation === undefined ? 'ClearAnnotation' : 'SetAnnotation',
    entityType: 'Incident',
    instanceId: incident.instanceId,
    property: 'incidentId',
    to: incidentId,
  });
  return ok(undefined);
};
