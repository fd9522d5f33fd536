import type { ProcessDefinition } from '../../engine/definition.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { IncidentRecord, InstanceRecord } from '../../ports/records.js';
import { activityTree, type ActivityInstance } from './activity-tree.js';
import { invalid, type Fault } from './errors.js';
import type { FindDefinition } from './find-definition.js';
import { processDefinitionView } from './process-definition-view.js';
import { boolean, fieldsOf, text } from './readers.js';
import { answered, type Answer, type Call } from './route.js';

/*
 * How much runs, and what stands still. What fails is counted up to a bound that is far above what a person would look
 * through; running instances are counted by the store, and their activities by looking at each.
 */

const mostFailing = 10_000;
const mostInstances = 100_000;
const page = 500;

interface Wanted {
  readonly failedJobs: boolean;
  /** Which incidents to count: those of a type, all, or without it none. */
  readonly incidents?: { readonly type: string | undefined };
}

const wantedOf = (call: Call): Outcome<Wanted, Fault> => {
  const asked = fieldsOf(call.address(), {
    failedJobs: boolean,
    incidents: boolean,
    rootIncidents: boolean,
    incidentsForType: text,
  });
  if (!asked.ok) return asked;
  const { failedJobs = false, incidents = false, rootIncidents = false, incidentsForType } = asked.value;
  if ([incidents, rootIncidents, incidentsForType !== undefined].filter(Boolean).length > 1)
    return invalid('Only one of the query parameter includeIncidents or includeIncidentsForType can be set.');
  const counts = incidents || rootIncidents || incidentsForType !== undefined;
  return ok({ failedJobs, ...(counts && { incidents: { type: incidentsForType } }) });
};

interface Failing {
  readonly definitionId: string;
  readonly elementId: string;
  /** Absent for a failed job that is counted as such. */
  readonly incidentType?: string;
}

const failedJobs = async ({ ports }: Call, definitionId: string | undefined): Promise<readonly Failing[]> => {
  const found = await ports.store.find('job', {
    where: [
      { field: 'retries', is: 0 },
      { field: 'kind', isNot: 'external' },
      ...(definitionId === undefined ? [] : [{ field: 'definitionId', is: definitionId }]),
    ],
    limit: mostFailing,
  });
  return found.map(({ body }) => ({
    definitionId: body.definitionId ?? '',
    elementId: body.elementId ?? '',
  }));
};

const incidentsOf = async (
  { ports }: Call,
  definitionId: string | undefined,
  wanted: string | undefined,
): Promise<readonly Failing[]> => {
  const found = await ports.store.find('incident', {
    where: definitionId === undefined ? [] : [{ field: 'definitionId', is: definitionId }],
    limit: mostFailing,
  });
  const incidents: readonly IncidentRecord[] = found.map(({ body }) => body);
  const jobs = await ports.store.getAll(
    'job',
    incidents.map(({ jobId }) => jobId ?? ''),
  );
  return incidents
    .map((incident, index) => ({
      definitionId: incident.definitionId ?? '',
      elementId: incident.elementId ?? '',
      incidentType: jobs[index]?.body.kind === 'external' ? 'failedExternalTask' : 'failedJob',
    }))
    .filter(({ incidentType }) => wanted === undefined || incidentType === wanted);
};

const failingOf = async (
  call: Call,
  { failedJobs: withJobs, incidents }: Wanted,
  definitionId?: string,
): Promise<readonly Failing[]> => [
  ...(withJobs ? await failedJobs(call, definitionId) : []),
  ...(incidents ? await incidentsOf(call, definitionId, incidents.type) : []),
];

const counts = (failing: readonly Failing[]) => {
  const byType = new Map<string, number>();
  for (const { incidentType } of failing)
    if (incidentType !== undefined) byType.set(incidentType, (byType.get(incidentType) ?? 0) + 1);
  return {
    failedJobs: failing.filter(({ incidentType }) => incidentType === undefined).length,
    incidents: [...byType].map(([incidentType, incidentCount]) => ({ incidentType, incidentCount })),
  };
};

/** Per deployed version: how many instances run, and what fails. */
export const statistics = async (call: Call): Promise<Outcome<Answer, Fault>> => {
  const wanted = wantedOf(call);
  if (!wanted.ok) return wanted;
  const failing = await failingOf(call, wanted.value);
  const found = await call.ports.store.find('processDefinition', {
    sort: [{ by: 'key' }, { by: 'version' }],
    limit: mostFailing,
  });
  const lines = [];
  for (const { body } of found)
    lines.push({
      id: body.id,
      instances: await call.ports.store.count('instance', [{ field: 'definitionId', is: body.id }]),
      ...counts(failing.filter(({ definitionId }) => definitionId === body.id)),
      definition: processDefinitionView(body),
    });
  return answered(lines);
};

const addTree = (
  counted: Map<string, number>,
  { activityId, childActivityInstances }: ActivityInstance,
): void => {
  counted.set(activityId, (counted.get(activityId) ?? 0) + 1);
  for (const child of childActivityInstances) addTree(counted, child);
};

const addAll = (
  counted: Map<string, number>,
  instances: readonly InstanceRecord[],
  definition: ProcessDefinition,
): void => {
  for (const { state } of instances)
    for (const child of activityTree(state, definition).childActivityInstances) addTree(counted, child);
};

const activitiesOf = async (
  { ports }: Call,
  definition: ProcessDefinition,
): Promise<Outcome<ReadonlyMap<string, number>, Fault>> => {
  const counted = new Map<string, number>();
  for (let offset = 0; ; offset += page) {
    const found = await ports.store.find('instance', {
      where: [{ field: 'definitionId', is: definition.id }],
      sort: [{ by: 'id' }],
      limit: page,
      offset,
    });
    addAll(
      counted,
      found.map(({ body }) => body),
      definition,
    );
    if (found.length < page) return ok(counted);
    if (offset >= mostInstances)
      return invalid(`Expected at most ${mostInstances} running instances to count, but there are more`);
  }
};

/** Per activity of a version: how many are under way, and what fails in them. */
export const activityStatistics =
  (find: FindDefinition<'processDefinition'>) =>
  async (call: Call): Promise<Outcome<Answer, Fault>> => {
    const found = await find(call);
    if (!found.ok) return found;
    const wanted = wantedOf(call);
    if (!wanted.ok) return wanted;
    const definition = await call.ports.definitions.byId(found.value.id);
    if (!definition) return answered([]);
    const running = await activitiesOf(call, definition);
    if (!running.ok) return running;
    const failing = await failingOf(call, wanted.value, definition.id);
    const ids = new Set([...running.value.keys(), ...failing.map(({ elementId }) => elementId)]);
    return answered(
      [...ids].map((id) => ({
        id,
        instances: running.value.get(id) ?? 0,
        ...counts(failing.filter(({ elementId }) => elementId === id)),
      })),
    );
  };
