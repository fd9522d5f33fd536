import type { FlowNode, TimerDefinition } from '../../engine/definition.js';
import { fromEpochMs, toEpochMs, type Instant } from '../../kernel/instant.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { JobRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { logOperation, type Operation } from './log-operation.js';
import { engineJob } from './raise-job-incident.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { resolveJobIncident } from './resolve-job-incident.js';
import { without } from './without.js';

type Changed = Outcome<JobRecord, EngineUseCaseRefusal>;

const found = async (work: Work, jobId: string): Promise<Changed> => {
  const job = await work.get('job', jobId);
  return job ? ok(job) : refuse('job-not-found', `Expected job '${jobId}', but there is none`);
};

const log = (
  work: Work,
  { id, instanceId, definitionId }: JobRecord,
  entry: Pick<Operation, 'operation' | 'property' | 'from' | 'to'>,
): Promise<string> =>
  logOperation(work, { entityType: 'Job', jobId: id, instanceId, definitionId, ...entry });

/** What is not due is not taken; what has no attempts left or is leased keeps its moment. */
const dueAgain = (work: Work, job: JobRecord, dueAt: Instant | undefined): JobRecord => {
  const moment = dueAt ?? work.at;
  const isWaiting = job.retries > 0 && !job.lease;
  return {
    ...without(job, 'dueAt'),
    ...(dueAt !== undefined && { dueAt }),
    ...(isWaiting && { runnableAt: moment }),
    dueByHand: true,
  };
};

/** What becomes of the record, and the line of the operation log about it. */
interface JobChange {
  readonly changed: JobRecord;
  readonly entry: Pick<Operation, 'operation' | 'property' | 'from' | 'to'>;
}

const change = async (
  work: Work,
  jobId: string,
  changeOf: (job: JobRecord) => JobChange,
): Promise<Changed> => {
  const job = await found(work, jobId);
  if (!job.ok) return job;
  const { changed, entry } = changeOf(job.value);
  work.put('job', changed);
  await log(work, changed, entry);
  return ok(changed);
};

/** Says when a job is to happen; without a moment, at once. The diagram's own reckoning no longer counts for it. */
export const setJobDueDate = (
  work: Work,
  { jobId, dueAt }: { readonly jobId: string; readonly dueAt?: Instant | undefined },
): Promise<Changed> =>
  change(work, jobId, (job) => ({
    changed: dueAgain(work, job, dueAt),
    entry: { operation: 'SetDueDate', property: 'duedate', from: job.dueAt, to: dueAt },
  }));

const timerOf = (node: FlowNode | undefined): TimerDefinition | undefined => {
  const { event } = (node ?? {}) as {
    readonly event?: { readonly kind: string; readonly timer?: TimerDefinition };
  };
  return event?.kind === 'timer' ? event.timer : undefined;
};

/** When the engine said a timer is due, and whether that was a moment on the calendar. */
const drawnTimer = async (
  work: Work,
  job: JobRecord,
): Promise<{ readonly dueAt: Instant; readonly isMoment: boolean } | undefined> => {
  const local = engineJob(job);
  if (job.kind !== 'timer' || local === undefined || job.instanceId === undefined) return undefined;
  const instance = await work.get('instance', job.instanceId);
  const drawn = instance?.state.jobs[local];
  if (!instance || drawn?.dueAt === undefined) return undefined;
  const definition = await work.ports.definitions.byId(instance.definitionId);
  const kind = timerOf(definition?.nodes.get(drawn.element))?.kind;
  return { dueAt: drawn.dueAt, isMoment: kind === 'date' };
};

/**
 * Reckons the due date of a timer anew: as it was when the timer began, or with the same wait from now. A moment on
 * the calendar stays that moment.
 */
export const recalculateJobDueDate = async (
  work: Work,
  { jobId, fromCreation }: { readonly jobId: string; readonly fromCreation: boolean },
): Promise<Changed> => {
  const job = await found(work, jobId);
  if (!job.ok) return job;
  const timer = await drawnTimer(work, job.value);
  if (!timer) return refuse('job-not-a-timer', `Expected job '${jobId}' to be a timer of a running instance`);
  const waitMs = Math.max(0, toEpochMs(timer.dueAt) - toEpochMs(job.value.createdAt));
  const dueAt = fromCreation || timer.isMoment ? timer.dueAt : fromEpochMs(toEpochMs(work.at) + waitMs);
  const changed = dueAgain(work, job.value, dueAt);
  work.put('job', changed);
  await log(work, changed, {
    operation: 'RecalculateDueDate',
    property: 'duedate',
    from: job.value.dueAt,
    to: dueAt,
  });
  return ok(changed);
};

/** Puts a job on hold, or lets it go on. */
export const suspendJob = (
  work: Work,
  { jobId, suspended }: { readonly jobId: string; readonly suspended: boolean },
): Promise<Changed> =>
  change(work, jobId, (job) => ({
    changed: { ...job, suspended },
    entry: {
      operation: suspended ? 'SuspendJob' : 'ActivateJob',
      property: 'suspensionState',
      to: suspended ? 'suspended' : 'active',
    },
  }));

/** Says which of several due jobs comes first. */
export const setJobPriority = (
  work: Work,
  { jobId, priority }: { readonly jobId: string; readonly priority: number },
): Promise<Changed> =>
  change(work, jobId, (job) => ({
    changed: { ...job, priority },
    entry: { operation: 'SetPriority', property: 'priority', from: job.priority, to: priority },
  }));

/** Takes a job away for good. What waits for it waits until somebody moves it by other means. */
export const deleteJob = async (
  work: Work,
  { jobId }: { readonly jobId: string },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const job = await found(work, jobId);
  if (!job.ok) return job;
  const resolved = await resolveJobIncident(work, job.value);
  if (!resolved.ok) return resolved;
  work.remove('job', jobId);
  await log(work, job.value, { operation: 'Delete' });
  return ok(undefined);
};
