import type { Instant } from '../../kernel/instant.js';
import { ok } from '../../kernel/outcome.js';
import type { JobRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { initialRetries } from './attempts.js';
import { given } from './given.js';
import { performedBy, type Performed } from './job-failure.js';
import { logOperation } from './log-operation.js';
import { scratchWork } from './scratch-work.js';
import { suspendDefinitions, type Suspension } from './suspend-definitions.js';

type Planned = Suspension & { readonly by: string };

/** Plans a suspension, or its end, for a moment. It is done on the account of who asks for it now. */
export const suspendLater = async (work: Work, suspension: Suspension, dueAt: Instant): Promise<void> => {
  const { definitionId, definitionKey, suspended, of } = suspension;
  const planned: Planned = { ...suspension, by: work.actor };
  work.put('job', {
    id: work.ports.ids.next(),
    kind: 'suspension',
    runnableAt: dueAt,
    dueAt,
    createdAt: work.at,
    priority: 0,
    retries: initialRetries,
    suspended: false,
    ...given({ definitionId, definitionKey }),
    payload: { ...planned },
  });
  await logOperation(work, {
    operation: `${suspended ? 'Suspend' : 'Activate'}${of === 'jobDefinition' ? 'JobDefinition' : 'ProcessDefinition'}`,
    entityType: of === 'jobDefinition' ? 'JobDefinition' : 'ProcessDefinition',
    definitionId,
    definitionKey,
    property: 'executionDate',
    to: dueAt,
  });
};

/** What was planned happens; a definition that was taken away meanwhile needs nothing any more. */
export const performSuspension = async (work: Work, { id, payload }: JobRecord): Promise<Performed> => {
  const { by, ...suspension } = payload as unknown as Planned;
  const scratch = scratchWork(work, by);
  const done = await suspendDefinitions(scratch, suspension);
  if (!done.ok && done.reason.code !== 'definition-not-found') return performedBy(done);
  scratch.keep();
  work.remove('job', id);
  return ok(undefined);
};
