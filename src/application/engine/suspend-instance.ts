import type { Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { commandInstance, type CommandedInstance } from './command-instance.js';
import type { EngineUseCaseRefusal } from './refusals.js';

/** Puts an instance with its tasks and jobs on hold, or lets it go on; instances it called are not touched. */
export const suspendInstance = (
  work: Work,
  { instanceId, suspended }: { readonly instanceId: string; readonly suspended: boolean },
): Promise<Outcome<CommandedInstance, EngineUseCaseRefusal>> =>
  commandInstance(work, instanceId, { type: suspended ? 'Suspend' : 'Resume' });
