import { ok, type Outcome } from '../../kernel/outcome.js';
import type { JobRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { never } from './attempts.js';
import { logOperation } from './log-operation.js';
import { raiseJobIncident } from './raise-job-incident.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { resolveJobIncident } from './resolve-job-incident.js';

/** A person gives a job new attempts: its incident is resolved and it runs again; with none, it waits for a person. */
export const setJobRetries = async (
  work: Work,
  { jobId, retries }: { readonly jobId: string; readonly retries: number },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const job = await work.get('job', jobId);
  if (!job) return refuse('job-not-found', `Expected job '${jobId}', but there is none`);
  await logRetries(work, job, retries);
  if (retries > 0) {
    work.put('job', { ...job, retries, ...(job.retries === 0 && { runnableAt: againAt(work, job) }) });
    return resolveJobIncident(work, job);
  }
  if (job.retries === 0) return ok(undefined);
  work.put('job', { ...job, retries: 0, runnableAt: never });
  return raiseJobIncident(work, job, {
    code: 'attempts-used-up',
    message: 'Attempts were set to none by hand',
  });
};

const logRetries = async (work: Work, job: JobRecord, retries: number): Promise<void> => {
  const isExternal = job.kind === 'external';
  await logOperation(work, {
    operation: isExternal ? 'SetExternalTaskRetries' : 'SetJobRetries',
    entityType: isExternal ? 'ExternalTask' : 'Job',
    ...(isExternal ? { externalTaskId: job.id } : { jobId: job.id }),
    instanceId: job.instanceId,
    definitionId: job.definitionId,
    property: 'retries',
    from: job.retries,
    to: retries,
  });
};

/** A timer whose time has not come keeps it. */
const againAt = ({ at }: Work, { dueAt = at }: JobRecord): JobRecord['runnableAt'] =>
  dueAt > at ? dueAt : at;
