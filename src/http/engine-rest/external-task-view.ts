import type { Instant } from '../../kernel/instant.js';
import type { JobRecord } from '../../ports/records.js';
import { restDate, restDateOrNull } from './dates.js';
import { orNull } from './or-null.js';

const leaseAt = ({ lease }: JobRecord, now: Instant): JobRecord['lease'] =>
  lease !== undefined && lease.until > now ? lease : undefined;

/** Until a worker reports a failure nobody has counted. */
const countedRetries = ({ failure, retries }: JobRecord): number | null =>
  failure === undefined && retries > 0 ? null : retries;

/** A job for a worker outside, as this API shows it. A lock that is over is not shown. */
export const externalTaskView = (job: JobRecord, now: Instant) => {
  const lease = leaseAt(job, now);
  return {
    activityId: orNull(job.elementId),
    activityInstanceId: orNull(job.tokenId),
    errorMessage: orNull(job.failure?.message),
    executionId: orNull(job.tokenId),
    id: job.id,
    lockExpirationTime: restDateOrNull(lease?.until),
    createTime: restDate(job.createdAt),
    processDefinitionId: orNull(job.definitionId),
    processDefinitionKey: orNull(job.definitionKey),
    processDefinitionVersionTag: null,
    processInstanceId: orNull(job.instanceId),
    retries: countedRetries(job),
    suspended: job.suspended,
    workerId: orNull(lease?.owner),
    tenantId: null,
    topicName: orNull(job.topic),
    priority: job.priority,
    businessKey: orNull(job.businessKey),
  };
};
