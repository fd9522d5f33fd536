import type { Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { commandInstance, type CommandedInstance } from './command-instance.js';
import { logOperation } from './log-operation.js';
import type { EngineUseCaseRefusal } from './refusals.js';

/** Puts an instance with its tasks and jobs on hold, or lets it go on; instances it called are not touched. */
export const suspendInstance = async (
  work: Work,
  { instanceId, suspended }: { readonly instanceId: string; readonly suspended: boolean },
): Promise<Outcome<CommandedInstance, EngineUseCaseRefusal>> => {
  const commanded = await commandInstance(work, instanceId, { type: suspended ? 'Suspend' : 'Resume' });
  if (commanded.ok)
    await logOperation(work, {
      operation: suspended ? 'Suspend' : 'Activate',
      entityType: 'ProcessInstance',
      instanceId,
      property: 'suspensionState',
      to: suspended ? 'suspended' : 'active',
    });
  return commanded;
};
