import { ok, type Outcome } from '../../kernel/outcome.js';
import type { BatchRecord } from '../../ports/records.js';
import { logOperation } from '../engine/log-operation.js';
import { refuse, type EngineUseCaseRefusal } from '../engine/refusals.js';
import type { Work } from '../work.js';
import { endedBatch } from './ended-batch.js';
import { batchJobId, putBatchJob } from './start-batch.js';

type Steered = Promise<Outcome<BatchRecord, EngineUseCaseRefusal>>;

interface Steering {
  readonly batchId: string;
  readonly reason?: string | undefined;
}

const openBatch = async (
  work: Work,
  { batchId }: Steering,
): Promise<Outcome<BatchRecord, EngineUseCaseRefusal>> => {
  const batch = await work.get('batch', batchId);
  if (!batch) return refuse('batch-not-found', `Expected batch '${batchId}', but there is none`);
  return batch.state === 'RUNNING' || batch.state === 'PAUSED'
    ? ok(batch)
    : refuse('batch-not-running', `Expected batch '${batchId}' to go on, but it is ${batch.state}`);
};

/** Holds a batch before its next part, or lets it go on. */
export const pauseBatch = async (
  work: Work,
  { paused, ...steering }: Steering & { readonly paused: boolean },
): Steered => {
  const open = await openBatch(work, steering);
  if (!open.ok) return open;
  const batch: BatchRecord = { ...open.value, state: paused ? 'PAUSED' : 'RUNNING' };
  work.put('batch', batch);
  await work.get('job', batchJobId(batch.id));
  putBatchJob(work, batch);
  await log(work, steering, paused ? 'SuspendBatch' : 'ActivateBatch');
  return ok(batch);
};

/** Ends a batch before it is done; what it has done stays done. */
export const cancelBatch = async (work: Work, steering: Steering): Steered => {
  const open = await openBatch(work, steering);
  if (!open.ok) return open;
  const batch = endedBatch(open.value, 'CANCELLED', work.at);
  work.put('batch', batch);
  work.remove('job', batchJobId(batch.id));
  await log(work, steering, 'Delete');
  return ok(batch);
};

const log = async (work: Work, { batchId, reason }: Steering, operation: string): Promise<void> => {
  await logOperation(work, { operation, entityType: 'Batch', batchId, reason });
};
