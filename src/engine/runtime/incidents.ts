import type { IncidentId, JobId } from '../instance.js';
import { stop } from './refusal.js';
import { entry, type Run } from './run.js';

/** A job has failed for good: a person must look, once however often it is said. */
export const raiseIncident = (
  run: Run,
  id: JobId,
  { code, message }: { readonly code: string; readonly message: string },
): void => {
  const job = entry(run.state.jobs, id);
  if (!job) return stop('job-not-found', `Expected job '${id}', but there is none`);
  if (Object.values(run.state.incidents).some((incident) => incident.job === id)) return;
  run.emit({
    type: 'IncidentRaised',
    incident: {
      id: run.next() as IncidentId,
      code,
      message,
      element: job.element,
      job: id,
      ...(job.token !== undefined && { token: job.token }),
    },
  });
};
