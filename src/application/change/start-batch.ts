import type { Json } from '../../kernel/json.js';
import type { BatchRecord, BatchType } from '../../ports/records.js';
import { initialRetries } from '../engine/attempts.js';
import { given } from '../engine/given.js';
import { logOperation } from '../engine/log-operation.js';
import type { Work } from '../work.js';
import { batchPartId } from './batch-part-id.js';
import { endedBatch } from './ended-batch.js';
import type { BatchConfigurations } from './change-subject.js';

export interface StartBatch<Type extends BatchType> {
  readonly type: Type;
  readonly subjects: readonly string[];
  /** How many more there are that it does not take. */
  readonly leftOut?: number | undefined;
  readonly configuration: BatchConfigurations[Type];
  readonly reason?: string | undefined;
  readonly definitionKey?: string | undefined;
}

/** As many as one commit changes: a part is small enough not to hold up anybody who works on the same instances. */
const partSize = 10;

/** Names of the operation log, as Camunda has them. */
const operations: Readonly<Record<BatchType, { readonly operation: string; readonly entityType: string }>> = {
  'instance-migration': { operation: 'Migrate', entityType: 'ProcessInstance' },
  'instance-migration-undo': { operation: 'UndoMigration', entityType: 'ProcessInstance' },
  'instance-modification': { operation: 'ModifyProcessInstance', entityType: 'ProcessInstance' },
  'instance-deletion': { operation: 'Delete', entityType: 'ProcessInstance' },
  'historic-instance-deletion': { operation: 'DeleteHistory', entityType: 'ProcessInstance' },
  'instance-restart': { operation: 'RestartProcessInstance', entityType: 'ProcessInstance' },
  'instance-update-suspension-state': { operation: 'Suspend', entityType: 'ProcessInstance' },
  'set-job-retries': { operation: 'SetJobRetries', entityType: 'Job' },
  'set-external-task-retries': { operation: 'SetExternalTaskRetries', entityType: 'ExternalTask' },
  'set-job-suspension-state': { operation: 'SuspendJob', entityType: 'Job' },
  'set-job-priority': { operation: 'SetPriority', entityType: 'Job' },
  'set-variables': { operation: 'SetVariables', entityType: 'ProcessInstance' },
  'correlate-message': { operation: 'CorrelateMessage', entityType: 'ProcessInstance' },
};

/** The name of the one job that carries a batch on. */
export const batchJobId = (batchId: string): string => `${batchId}!batch`;

/** Writes down what is to be done, to whom and why; workers do it, part by part. */
export const startBatch = async <Type extends BatchType>(
  work: Work,
  { type, subjects, configuration, reason, definitionKey, leftOut }: StartBatch<Type>,
): Promise<BatchRecord> => {
  const id = work.ports.ids.next();
  const unique = [...new Set(subjects)];
  const parts = Math.ceil(unique.length / partSize);
  const batch: BatchRecord = {
    id,
    type,
    state: 'RUNNING',
    createdAt: work.at,
    createdBy: work.actor,
    ...given({ reason, definitionKey, leftOut }),
    configuration: configuration as unknown as Json,
    total: unique.length,
    done: 0,
    failed: 0,
    undone: 0,
    parts,
    next: 0,
  };
  if (parts === 0) return endedAtOnce(work, batch);
  work.put('batch', batch);
  for (let number = 0; number < parts; number += 1)
    work.put('batchPart', {
      id: batchPartId(id, number),
      batchId: id,
      number,
      results: unique
        .slice(number * partSize, (number + 1) * partSize)
        .map((subject) => ({ subject, state: 'WAITING' })),
    });
  putBatchJob(work, batch);
  await log(work, batch);
  return batch;
};

const endedAtOnce = (work: Work, batch: BatchRecord): BatchRecord => {
  const ended = endedBatch(batch, 'COMPLETED', work.at);
  work.put('batch', ended);
  return ended;
};

export const putBatchJob = (work: Work, { id, state }: BatchRecord): void =>
  work.put('job', {
    id: batchJobId(id),
    kind: 'batch',
    runnableAt: work.at,
    createdAt: work.at,
    priority: 0,
    retries: initialRetries,
    suspended: state === 'PAUSED',
    payload: { batchId: id },
  });

const log = async (work: Work, { id, type, total, reason, definitionKey }: BatchRecord): Promise<void> => {
  await logOperation(work, {
    ...operations[type],
    property: 'nrOfInstances',
    to: total,
    reason,
    batchId: id,
    operationId: id,
    definitionKey,
  });
};
