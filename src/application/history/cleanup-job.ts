import { fromLocal, hourMs, toLocal } from '../../kernel/amsterdam.js';
import type { Instant } from '../../kernel/instant.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { JobRecord } from '../../ports/records.js';
import { initialRetries, systemActor } from '../engine/attempts.js';
import { logOperation } from '../engine/log-operation.js';
import { without } from '../engine/without.js';
import { transact, type Ports, type Work } from '../work.js';
import { forgetExpiredHistory, type CleanupPlace } from './forget-expired-history.js';

/** There is one in a store. */
export const cleanupJobId = 'history-cleanup';

/** When few people work. */
const atNight = 2 * hourMs;

/** The next night, strictly later. */
export const nextCleanup = (at: Instant): Instant => {
  const { day } = toLocal(at);
  const tonight = fromLocal({ day, ms: atNight });
  return tonight > at ? tonight : fromLocal({ day: day + 1, ms: atNight });
};

/** Below all that moves a process on. */
const priority = -1;

const cleanupJob = (work: Work, dueAt: Instant): JobRecord => ({
  id: cleanupJobId,
  kind: 'cleanup',
  runnableAt: dueAt,
  dueAt,
  createdAt: work.at,
  priority,
  retries: initialRetries,
  suspended: false,
});

/** Sees to it that history is cleaned up every night from now on. */
export const keepCleaningUp = async (ports: Ports): Promise<void> => {
  await transact(ports, systemActor, async (work) => {
    if (!(await work.get('job', cleanupJobId))) work.put('job', cleanupJob(work, nextCleanup(work.at)));
    return ok(undefined);
  });
};

/** A person wants history cleaned up now, or, when it was stopped, from the next night on. */
export const askForCleanup = async (
  work: Work,
  { now }: { readonly now: boolean },
): Promise<Outcome<JobRecord, never>> => {
  const known = await work.get('job', cleanupJobId);
  const job: JobRecord = {
    ...without(known ?? cleanupJob(work, work.at), 'lease', 'failure'),
    ...cleanupTime(now ? work.at : nextCleanup(work.at)),
  };
  work.put('job', job);
  await logOperation(work, {
    operation: 'CreateHistoryCleanupJobs',
    entityType: 'ProcessInstance',
    property: 'immediatelyDue',
    to: now,
  });
  return ok(job);
};

const cleanupTime = (dueAt: Instant) => ({
  dueAt,
  runnableAt: dueAt,
  retries: initialRetries,
  suspended: false,
});

/**
 * Does the next part of a run and puts the job again: for the next part at once, or for the next night. Where the run
 * is stands in the job itself, so that a part and its end are one commit.
 */
export const performCleanup = async (work: Work, job: JobRecord): Promise<void> => {
  const next = await forgetExpiredHistory(work, job.payload as unknown as CleanupPlace | undefined);
  const bare = { ...without(job, 'lease', 'failure', 'payload'), retries: initialRetries };
  work.put(
    'job',
    next
      ? { ...bare, runnableAt: work.at, payload: { ...next } }
      : { ...bare, ...cleanupTime(nextCleanup(work.at)) },
  );
};
