import { ok } from '../../kernel/outcome.js';
import type { IncidentRecord } from '../../ports/records.js';
import type { Demand } from './demands.js';
import { isLike } from './is-like.js';
import type { Filter, ListSpecification } from './params.js';
import { text } from './readers.js';

const mostIncidents = 10_000;

/** Records that have an incident of which `holds` is true; `demand` says how incidents name them. */
const withIncidents =
  (
    holds: (incident: IncidentRecord, asked: string) => boolean,
    demand: (incidents: readonly IncidentRecord[]) => Demand,
  ): Filter =>
  async (value, { ports }) => {
    const asked = text(value);
    if (!asked.ok) return asked;
    const found = await ports.store.find('incident', { limit: mostIncidents });
    const incidents = found.map(({ body }) => body).filter((incident) => holds(incident, asked.value));
    return ok([demand(incidents)]);
  };

/** Jobs for workers outside are numbered by their instance, as all jobs are: only the job itself tells what it is. */
const ofType =
  (demand: (incidents: readonly IncidentRecord[]) => Demand): Filter =>
  async (value, { ports }) => {
    const asked = text(value);
    if (!asked.ok) return asked;
    const found = (await ports.store.find('incident', { limit: mostIncidents })).map(({ body }) => body);
    const jobs = await ports.store.getAll(
      'job',
      found.map(({ jobId }) => jobId ?? ''),
    );
    const incidents = found.filter((_, index) => {
      const type = jobs[index]?.body.kind === 'external' ? 'failedExternalTask' : 'failedJob';
      return type === asked.value;
    });
    return ok([demand(incidents)]);
  };

/** The filters by which lists are asked for what stands still. */
export const incidentFilters = (
  demand: (incidents: readonly IncidentRecord[]) => Demand,
): ListSpecification['filters'] => ({
  incidentId: withIncidents(({ id }, asked) => id === asked, demand),
  incidentType: ofType(demand),
  incidentMessage: withIncidents(({ message }, asked) => message === asked, demand),
  incidentMessageLike: withIncidents(({ message }, asked) => isLike(message, asked, true), demand),
});

/** Instances that have one of these incidents. */
export const inInstances =
  (field: string) =>
  (incidents: readonly IncidentRecord[]): Demand => ({
    field,
    in: [...new Set(incidents.flatMap(({ instanceId }) => instanceId ?? []))],
  });
