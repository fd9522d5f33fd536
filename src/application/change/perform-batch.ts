import { ok } from '../../kernel/outcome.js';
import { StoreFault } from '../../ports/store.js';
import type { BatchRecord, BatchResult, JobRecord } from '../../ports/records.js';
import { initialRetries } from '../engine/attempts.js';
import { given } from '../engine/given.js';
import type { Performed } from '../engine/job-failure.js';
import { scratchWork } from '../engine/scratch-work.js';
import { without } from '../engine/without.js';
import type { Work } from '../work.js';
import { batchPartId } from './batch-part-id.js';
import { endedBatch } from './ended-batch.js';
import { changeSubject } from './change-subject.js';

/**
 * Does the next part of a batch. What it changes, what became of each and where it goes on are one commit, so nothing
 * is done twice and the list is exact whatever breaks off. One that cannot be changed does not keep others waiting.
 */
export const performBatch = async (work: Work, job: JobRecord): Promise<Performed> => {
  const { batchId = '' } = (job.payload ?? {}) as { readonly batchId?: string };
  const batch = await work.get('batch', batchId);
  if (batch?.state === 'RUNNING') await performPart(work, batch, job);
  else if (batch?.state === 'PAUSED')
    work.put('job', { ...without(job, 'lease', 'failure'), suspended: true, runnableAt: work.at });
  else work.remove('job', job.id);
  return ok(undefined);
};

const performPart = async (work: Work, batch: BatchRecord, job: JobRecord): Promise<void> => {
  const part = await work.get('batchPart', batchPartId(batch.id, batch.next));
  const results: BatchResult[] = [];
  for (const result of part?.results ?? [])
    results.push(result.state === 'WAITING' ? await changed(work, batch, result.subject) : result);
  const after = await advanced(work, batch, results);
  if (part) work.put('batchPart', { ...part, results });
  if (after.state === 'COMPLETED') work.remove('job', job.id);
  else
    work.put('job', {
      ...without(job, 'lease', 'failure'),
      retries: initialRetries,
      runnableAt: work.at,
    });
};

const changed = async (work: Work, batch: BatchRecord, subject: string): Promise<BatchResult> => {
  const scratch = scratchWork(work, batch.createdBy);
  try {
    const outcome = await changeSubject(scratch, batch, subject);
    if (outcome.ok) {
      scratch.keep();
      return { subject, state: 'DONE' };
    }
    const { code, message, problems } = outcome.reason;
    return { subject, state: 'FAILED', code, message, ...given({ problems }) };
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    return {
      subject,
      state: 'FAILED',
      code: 'internal-error',
      message: 'Expected the change to be made, but it broke off',
    };
  }
};

/** Read again: what was done may have changed the batch itself. */
const advanced = async (
  work: Work,
  batch: BatchRecord,
  results: readonly BatchResult[],
): Promise<BatchRecord> => {
  const now = (await work.get('batch', batch.id)) ?? batch;
  const count = (state: BatchResult['state']): number =>
    results.filter((result) => result.state === state).length;
  const next = batch.next + 1;
  const isLast = next >= batch.parts;
  const onward: BatchRecord = {
    ...now,
    done: now.done + count('DONE'),
    failed: now.failed + count('FAILED'),
    next,
    startedAt: now.startedAt ?? work.at,
  };
  const after = isLast ? endedBatch(onward, 'COMPLETED', work.at) : onward;
  work.put('batch', after);
  return after;
};
