import type { JobRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { given } from './given.js';

/** Keeps for history that an attempt at a job failed, and how. */
export const recordFailure = (work: Work, before: JobRecord, after: JobRecord): void => {
  const { id: jobId, kind, priority, retries, dueAt, topic, lease } = before;
  const { instanceId, definitionId, definitionKey, elementId, tokenId } = before;
  work.put('failedAttempt', {
    id: work.ports.ids.next(),
    jobId,
    kind,
    at: work.at,
    message: after.failure?.message ?? '',
    retries,
    retriesLeft: after.retries,
    priority,
    ...given({ details: after.failure?.details, dueAt, topic, worker: lease?.owner }),
    ...given({ instanceId, definitionId, definitionKey, elementId, tokenId }),
  });
};
