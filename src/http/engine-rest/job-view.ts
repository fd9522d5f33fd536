import type { JobRecord } from '../../ports/records.js';
import { restDate, restDateOrNull } from './dates.js';
import { jobDefinitionId } from './job-definition-id.js';
import { orNull } from './or-null.js';

export const jobView = (job: JobRecord) => ({
  id: job.id,
  jobDefinitionId: jobDefinitionId(job.definitionId, job.elementId),
  dueDate: restDateOrNull(job.dueAt),
  processInstanceId: orNull(job.instanceId),
  processDefinitionId: orNull(job.definitionId),
  processDefinitionKey: orNull(job.definitionKey),
  executionId: orNull(job.tokenId),
  failedActivityId: job.failure === undefined ? null : (job.elementId ?? null),
  retries: job.retries,
  exceptionMessage: orNull(job.failure?.message),
  suspended: job.suspended,
  priority: job.priority,
  tenantId: null,
  createTime: restDate(job.createdAt),
  batchId: null,
});
