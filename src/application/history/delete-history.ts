import { ok, type Outcome } from '../../kernel/outcome.js';
import { forgetInstance } from '../engine/forget-instance.js';
import { logOperation } from '../engine/log-operation.js';
import { refuse, type EngineUseCaseRefusal } from '../engine/refusals.js';
import type { Work } from '../work.js';

/** Forgets an instance that has ended, with all that history keeps of it; that it was done stays in the operation log. */
export const deleteHistory = async (
  work: Work,
  { instanceId }: { readonly instanceId: string },
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const instance = await work.get('historicInstance', instanceId);
  if (!instance)
    return refuse(
      'instance-not-found',
      `Expected history of process instance '${instanceId}', but there is none`,
    );
  if (instance.endedAt === undefined)
    return refuse(
      'instance-still-runs',
      `Process instance '${instanceId}' is still running, cannot delete historic process instance`,
    );
  if (await work.ports.caseSide.keepsHistory(work, instance))
    return refuse(
      'history-kept',
      `Expected history of process instance '${instanceId}' to be free to go, but a file keeps it for now`,
    );
  await logOperation(work, {
    operation: 'DeleteHistory',
    entityType: 'ProcessInstance',
    instanceId,
    property: 'nrOfInstances',
    to: 1,
  });
  await forgetInstance(work, instanceId);
  return ok(undefined);
};
