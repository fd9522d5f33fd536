import type { Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { commandInstance, type CommandedInstance } from './command-instance.js';
import { logOperation } from './log-operation.js';
import type { EngineUseCaseRefusal } from './refusals.js';

/**
 * Ends an instance with everything in it and everything it called. One that was itself called is an error to its
 * caller; where that is not caught the call is cancelled, and what that leaves empty ends too (as in Camunda 7).
 */
export const terminateInstance = async (
  work: Work,
  { instanceId, reason }: { readonly instanceId: string; readonly reason?: string | undefined },
): Promise<Outcome<CommandedInstance, EngineUseCaseRefusal>> => {
  const ended = await commandInstance(work, instanceId, {
    type: 'Terminate',
    ...(reason !== undefined && { reason }),
  });
  if (ended.ok)
    await logOperation(work, {
      operation: 'Delete',
      entityType: 'ProcessInstance',
      instanceId,
      property: 'deleteReason',
      to: reason,
      reason,
    });
  return ended;
};
