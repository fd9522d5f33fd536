import type { BatchRecord } from '../../ports/records.js';
import { restDate, restDateOrNull } from './dates.js';
import { orNull } from './or-null.js';

/** Camunda has three kinds of jobs for a batch; here there is one, that has the batch's name. */
const shared = ({ id, type, total, createdBy, createdAt, startedAt }: BatchRecord) => ({
  id,
  type,
  totalJobs: total,
  batchJobsPerSeed: 100,
  invocationsPerBatchJob: 1,
  seedJobDefinitionId: null,
  monitorJobDefinitionId: null,
  batchJobDefinitionId: null,
  tenantId: null,
  createUserId: createdBy,
  startTime: restDate(createdAt),
  executionStartTime: restDateOrNull(startedAt),
});

export const batchView = (batch: BatchRecord) => ({
  ...shared(batch),
  jobsCreated: batch.total,
  suspended: batch.state === 'PAUSED',
});

/** What failed is still to be done, as Camunda counts. */
export const batchStatisticsView = (batch: BatchRecord) => ({
  ...batchView(batch),
  remainingJobs: batch.total - batch.done,
  completedJobs: batch.done,
  failedJobs: batch.failed,
});

export const historicBatchView = (batch: BatchRecord) => ({
  ...shared(batch),
  endTime: restDateOrNull(batch.endedAt),
  removalTime: null,
  annotation: orNull(batch.reason),
});
