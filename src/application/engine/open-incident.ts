import type { IncidentRecord, JobKind } from '../../ports/records.js';
import type { Work } from '../work.js';

/** Camunda tells two kinds apart: by the job that cannot go on. */
export const incidentTypeOf = (kind: JobKind | undefined): string =>
  kind === 'external' ? 'failedExternalTask' : 'failedJob';

/** Puts an incident, which history remembers. */
export const openIncident = (work: Work, incident: IncidentRecord): void => {
  work.put('incident', incident);
  work.put('historicIncident', { ...incident, state: 'open' });
};
