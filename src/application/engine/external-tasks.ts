import { localName, type JobId, type TokenId } from '../../engine/instance.js';
import type { VariableSet } from '../../engine/variables.js';
import { plusMs } from '../../kernel/instant.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { JobRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { never } from './attempts.js';
import { commandInstance, type CommandedInstance } from './command-instance.js';
import { logOperation } from './log-operation.js';
import { raiseJobIncident } from './raise-job-incident.js';
import { recordFailure } from './record-failure.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { withoutLease } from './without-lease.js';

interface OfWorker {
  readonly jobId: string;
  readonly worker: string;
}

interface Held {
  readonly job: JobRecord;
  readonly instanceId: string;
  readonly local: JobId;
}

/** A job of an external task that this worker holds; a lock that ran out still counts until another takes it. */
const heldBy = async (
  work: Work,
  { jobId, worker }: OfWorker,
): Promise<Outcome<Held, EngineUseCaseRefusal>> => {
  const external = await externalJob(work, jobId);
  if (!external.ok) return external;
  if (external.value.job.lease?.owner !== worker)
    return refuse('job-not-leased', `Expected external task '${jobId}' to be locked by this worker`);
  return external;
};

const externalJob = async (work: Work, jobId: string): Promise<Outcome<Held, EngineUseCaseRefusal>> => {
  const job = await work.get('job', jobId);
  const name = localName(jobId);
  if (job?.kind !== 'external' || !name)
    return refuse('job-not-found', `Expected external task '${jobId}', but there is none`);
  return ok({ job, instanceId: name.instance, local: name.local as JobId });
};

/** A worker outside has done the work of an external task. */
export const completeExternalTask = async (
  work: Work,
  request: OfWorker & {
    readonly variables?: VariableSet | undefined;
    readonly localVariables?: VariableSet | undefined;
  },
): Promise<Outcome<CommandedInstance, EngineUseCaseRefusal>> => {
  const held = await heldBy(work, request);
  if (!held.ok) return held;
  const { variables, localVariables } = request;
  return commandInstance(work, held.value.instanceId, {
    type: 'CompleteJob',
    job: held.value.local,
    ...(variables && { variables }),
    ...(localVariables && { localVariables }),
  });
};

export interface FailExternalTask extends OfWorker {
  readonly message?: string | undefined;
  readonly details?: string | undefined;
  /** Attempts left; without it one less than before. At 0 an incident waits for a person. */
  readonly retries?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly variables?: VariableSet | undefined;
  readonly localVariables?: VariableSet | undefined;
}

/** A worker outside could not do the work now. */
export const failExternalTask = async (
  work: Work,
  request: FailExternalTask,
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const found = await heldBy(work, request);
  if (!found.ok) return found;
  const told = await tellVariables(work, found.value, request);
  if (!told.ok) return told;
  const held = await heldBy(work, request);
  // What the worker told may have moved the instance on.
  if (!held.ok) return ok(undefined);
  const { job } = held.value;
  const { message = 'The worker gave no message', details, retryAfterMs = 0 } = request;
  const retries = Math.max(0, request.retries ?? job.retries - 1);
  const failed: JobRecord = {
    ...withoutLease(job),
    retries,
    runnableAt: retries > 0 ? plusMs(work.at, retryAfterMs) : never,
    failure: { message, ...(details !== undefined && { details }) },
  };
  work.put('job', failed);
  recordFailure(work, job, failed);
  return retries > 0 ? ok(undefined) : raiseJobIncident(work, failed, { code: 'attempts-used-up', message });
};

/** What a worker found out before it failed. */
const tellVariables = async (
  work: Work,
  { job, instanceId }: Held,
  { variables, localVariables }: FailExternalTask,
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const token = localName(job.tokenId ?? '')?.local as TokenId | undefined;
  if (token === undefined) return ok(undefined);
  for (const [set, local] of [
    [variables, false],
    [localVariables, true],
  ] as const) {
    if (!set) continue;
    const told = await commandInstance(work, instanceId, {
      type: 'SetVariables',
      token,
      local,
      variables: set,
    });
    if (!told.ok) return told;
  }
  return ok(undefined);
};

/** A worker outside reports a BPMN error instead of a result. */
export const throwExternalError = async (
  work: Work,
  request: OfWorker & {
    readonly code: string;
    readonly message?: string | undefined;
    readonly variables?: VariableSet | undefined;
  },
): Promise<Outcome<CommandedInstance, EngineUseCaseRefusal>> => {
  const held = await heldBy(work, request);
  if (!held.ok) return held;
  const { code, message, variables } = request;
  const token = localName(held.value.job.tokenId ?? '');
  if (!token) return refuse('token-not-found', `Expected external task '${request.jobId}' to have a token`);
  return commandInstance(work, held.value.instanceId, {
    type: 'ThrowError',
    token: token.local as TokenId,
    code,
    ...(message !== undefined && { message }),
    ...(variables && { variables }),
  });
};

/** A worker outside needs longer. */
export const extendExternalLock = async (
  work: Work,
  request: OfWorker & { readonly lockMs: number },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const held = await heldBy(work, request);
  if (!held.ok) return held;
  const until = plusMs(work.at, request.lockMs);
  work.put('job', { ...held.value.job, lease: { owner: request.worker, until }, runnableAt: until });
  return ok(undefined);
};

/** Lets anybody fetch an external task again. */
export const unlockExternalTask = async (
  work: Work,
  { jobId }: { readonly jobId: string },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const external = await externalJob(work, jobId);
  if (!external.ok) return external;
  const { job } = external.value;
  if (!job.lease) return ok(undefined);
  work.put('job', { ...withoutLease(job), runnableAt: job.retries > 0 ? work.at : never });
  await logOperation(work, {
    operation: 'Unlock',
    entityType: 'ExternalTask',
    externalTaskId: jobId,
    instanceId: job.instanceId,
  });
  return ok(undefined);
};

/** Locks one external task for a worker, if nobody else has it. */
export const lockExternalTask = async (
  work: Work,
  { jobId, worker, lockMs }: OfWorker & { readonly lockMs: number },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const external = await externalJob(work, jobId);
  if (!external.ok) return external;
  const { job } = external.value;
  const { lease } = job;
  if (lease && lease.owner !== worker && lease.until > work.at)
    return refuse(
      'job-not-leased',
      `External task '${jobId}' cannot be locked for worker '${worker}'. It is locked for worker '${lease.owner}' until '${lease.until}'.`,
    );
  const until = plusMs(work.at, lockMs);
  work.put('job', { ...job, lease: { owner: worker, until }, runnableAt: job.retries > 0 ? until : never });
  return ok(undefined);
};

/** Lets a task come before or after others. */
export const setExternalPriority = async (
  work: Work,
  { jobId, priority }: { readonly jobId: string; readonly priority: number },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const external = await externalJob(work, jobId);
  if (!external.ok) return external;
  const { job, instanceId } = external.value;
  work.put('job', { ...job, priority });
  await logOperation(work, {
    operation: 'SetPriority',
    entityType: 'ExternalTask',
    externalTaskId: jobId,
    instanceId,
    property: 'priority',
    from: job.priority,
    to: priority,
  });
  return ok(undefined);
};
