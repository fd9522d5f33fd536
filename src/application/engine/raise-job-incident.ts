import { localName, type JobId } from '../../engine/instance.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { JobKind, JobRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { commandInstance } from './command-instance.js';
import { given } from './given.js';
import { incidentTypeOf, openIncident } from './open-incident.js';
import type { EngineUseCaseRefusal } from './refusals.js';

const engineKinds: ReadonlySet<JobKind> = new Set(['timer', 'continuation', 'external', 'internal']);

/** The name of a job inside its instance; jobs that belong to no instance's state have none. */
export const engineJob = ({ id, kind, instanceId }: JobRecord): JobId | undefined =>
  instanceId !== undefined && engineKinds.has(kind) ? (localName(id)?.local as JobId) : undefined;

/** Puts an incident for a job that ran out of attempts; a person must look. */
export const raiseJobIncident = async (
  work: Work,
  job: JobRecord,
  { code, message }: { readonly code: string; readonly message: string },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const local = engineJob(job);
  if (local !== undefined && job.instanceId !== undefined) {
    const raised = await commandInstance(work, job.instanceId, {
      type: 'RaiseIncident',
      job: local,
      code,
      message,
    });
    return raised.ok ? ok(undefined) : raised;
  }
  const { instanceId, definitionId, definitionKey, elementId, tokenId } = job;
  openIncident(work, {
    id: incidentOfJob(job.id),
    code,
    message,
    type: incidentTypeOf(job.kind),
    ...given({ instanceId, definitionId, definitionKey, elementId, tokenId }),
    jobId: job.id,
    createdAt: work.at,
  });
  return ok(undefined);
};

/** A job outside any instance's state has one incident at most. */
export const incidentOfJob = (jobId: string): string => `${jobId}!`;
