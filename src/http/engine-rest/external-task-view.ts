import { initialRetries } from '../../application/engine/attempts.js';
import type { Instant } from '../../kernel/instant.js';
import type { JobRecord } from '../../ports/records.js';
import { restDate, restDateOrNull } from './dates.js';
import { orNull } from './or-null.js';
import type { Call } from './route.js';

const leaseAt = ({ lease }: JobRecord, now: Instant): JobRecord['lease'] =>
  lease !== undefined && lease.until > now ? lease : undefined;

/** Until a worker reports a failure nobody has counted. */
const countedRetries = ({ failure, retries }: JobRecord): number | null =>
  failure === undefined && retries === initialRetries ? null : retries;

const externalTaskView = (job: JobRecord, now: Instant, versionTag: string | undefined) => {
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
    processDefinitionVersionTag: orNull(versionTag),
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

/** Jobs for workers outside, as this API shows them. A lock that is over is not shown. */
export const externalTaskViews = async ({ ports }: Call, jobs: readonly JobRecord[]) => {
  const now = ports.clock.now();
  return Promise.all(
    jobs.map(async (job) => {
      const definition =
        job.definitionId === undefined ? undefined : await ports.definitions.byId(job.definitionId);
      return externalTaskView(job, now, definition?.versionTag);
    }),
  );
};
