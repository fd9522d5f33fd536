import { globalName, type EngineJob, type InstanceId } from '../../engine/instance.js';
import type { Instant } from '../../kernel/instant.js';
import type { EventBatchRecord, FailedAttemptRecord, JobKind } from '../../ports/records.js';
import { initialRetries } from '../engine/attempts.js';
import { given } from '../engine/given.js';
import { internalTopic } from '../engine/project-waits.js';
import { without } from '../engine/without.js';
import type { Story } from './stories.js';

/** Something that happened to a job: it was created, an attempt failed, it was done, or nobody needed it any more. */
export interface JobLogEntry {
  readonly id: string;
  readonly at: Instant;
  readonly log: 'creation' | 'failure' | 'success' | 'deletion';
  readonly jobId: string;
  readonly kind: JobKind;
  readonly priority: number;
  /** Attempts left when it happened. */
  readonly retries: number;
  readonly dueAt?: Instant;
  readonly topic?: string;
  readonly worker?: string;
  readonly message?: string;
  readonly details?: string;
  readonly instanceId?: string;
  readonly rootInstanceId?: string;
  readonly definitionId?: string;
  readonly definitionKey?: string;
  readonly elementId?: string;
  readonly tokenId?: string;
}

type EntryOfJob = Omit<JobLogEntry, 'id' | 'at' | 'log'>;

const kindOf = ({ kind, topic = '' }: EngineJob): JobKind =>
  kind === 'external' && internalTopic.test(topic) ? 'internal' : kind;

const ofJob = ({ instance }: Story, job: EngineJob): EntryOfJob => {
  const named = (local: string): string => globalName(instance.id as InstanceId, local);
  return {
    jobId: named(job.id),
    kind: kindOf(job),
    priority: job.priority ?? 0,
    retries: initialRetries,
    ...given({ dueAt: job.dueAt, topic: job.topic }),
    instanceId: instance.id,
    rootInstanceId: instance.rootInstanceId,
    definitionId: instance.definitionId,
    definitionKey: instance.definitionKey,
    elementId: job.element,
    ...(job.token !== undefined && { tokenId: named(job.token) }),
  };
};

const entriesOfBatch = (
  story: Story,
  batch: EventBatchRecord,
  jobs: Map<string, EntryOfJob>,
): readonly JobLogEntry[] =>
  batch.events.flatMap((event, index): JobLogEntry[] => {
    const entry = { id: `${batch.id}#${index}`, at: batch.at };
    if (event.type === 'JobCreated') {
      const created = ofJob(story, event.job);
      jobs.set(event.job.id, created);
      return [{ ...created, ...entry, log: 'creation' }];
    }
    const known = event.type === 'JobRemoved' ? jobs.get(event.job) : undefined;
    if (event.type !== 'JobRemoved' || !known) return [];
    return [{ ...known, ...entry, log: event.how === 'done' ? 'success' : 'deletion' }];
  });

/** What events tell of the jobs of an instance; failed attempts are told by records of their own. */
export const jobLogOfStory = (story: Story): readonly JobLogEntry[] => {
  const jobs = new Map<string, EntryOfJob>();
  return story.batches.flatMap((batch) => entriesOfBatch(story, batch, jobs));
};

export const jobLogOfFailure = (attempt: FailedAttemptRecord): JobLogEntry => ({
  ...without(attempt, 'retriesLeft'),
  log: 'failure',
});
