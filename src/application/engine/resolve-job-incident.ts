import type { ProcessInstance } from '../../engine/instance.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { JobRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { closeIncident } from './close-incident.js';
import { commandInstance } from './command-instance.js';
import { engineJob, incidentOfJob } from './raise-job-incident.js';
import type { EngineUseCaseRefusal } from './refusals.js';

/** Takes away the incidents of a job, because it is going to be tried again. */
export const resolveJobIncident = async (
  work: Work,
  job: JobRecord,
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const local = engineJob(job);
  if (local === undefined || job.instanceId === undefined) {
    if (job.retries === 0) await closeIncident(work, incidentOfJob(job.id), 'resolved');
    return ok(undefined);
  }
  const instance = await work.get('instance', job.instanceId);
  for (const incident of incidentsOf(instance?.state, local)) {
    const resolved = await commandInstance(work, job.instanceId, { type: 'ResolveIncident', incident });
    if (!resolved.ok) return resolved;
  }
  return ok(undefined);
};

const incidentsOf = (state: ProcessInstance | undefined, job: string) =>
  Object.values(state?.incidents ?? {})
    .filter((incident) => incident.job === job)
    .map(({ id }) => id);
