import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { logOperation } from './log-operation.js';
import { performJob } from './perform-job.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { resolveJobIncident } from './resolve-job-incident.js';

/** Does a job now, due or not, because a person asks for it. When it fails nothing it did is kept. */
export const forceJob = async (
  work: Work,
  { jobId }: { readonly jobId: string },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const job = await work.get('job', jobId);
  if (!job) return refuse('job-not-found', `Expected job '${jobId}', but there is none`);
  await logOperation(work, {
    operation: 'Execute',
    entityType: 'Job',
    jobId,
    instanceId: job.instanceId,
    definitionId: job.definitionId,
    property: 'jobId',
    to: jobId,
  });
  const resolved = await resolveJobIncident(work, job);
  if (!resolved.ok) return resolved;
  const performed = await performJob(work, { job, force: true });
  if (performed.ok) return ok(undefined);
  const { code, message, refusal } = performed.reason;
  return refused(refusal ?? { code: 'job-failed', message: `${code}: ${message}` });
};
