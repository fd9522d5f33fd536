import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { BatchRecord } from '../../ports/records.js';
import type { CareRefusal } from '../care/refusals.js';
import { versionsOf } from '../design/view-versions.js';
import type { Work } from '../work.js';
import type { ChangeRefusal } from './refusals.js';
import { startBatch } from './start-batch.js';
import { subjectsFor } from './subjects-for.js';

/** Gives every job of a workflow that waits for a person its attempts back, or as many as one batch takes. */
export const retryWorkflowIncidents = async (
  work: Work,
  { key, reason }: { readonly key: string; readonly reason: string },
): Promise<Outcome<BatchRecord, ChangeRefusal | CareRefusal>> => {
  const known = await versionsOf(work.ports, key);
  if (known.length === 0) return refused({ code: 'workflow-not-found' as const });
  const stuck = await subjectsFor(work, 'job', [
    { field: 'definitionId', in: known.map(({ id }) => id) },
    { field: 'retries', is: 0 },
  ]);
  return ok(
    await startBatch(work, {
      type: 'set-job-retries',
      ...stuck,
      reason,
      definitionKey: key,
      configuration: { retries: 3 },
    }),
  );
};
