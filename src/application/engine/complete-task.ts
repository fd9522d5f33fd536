import type { VariableSet } from '../../engine/variables.js';
import { refused, type Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { commandInstance, type CommandedInstance } from './command-instance.js';
import { taskToMove } from './open-task.js';
import type { EngineUseCaseRefusal } from './refusals.js';

/** Completes an open user task. Whether this person may is decided by who calls this. */
export const completeTask = async (
  work: Work,
  { taskId, variables }: { readonly taskId: string; readonly variables?: VariableSet | undefined },
): Promise<Outcome<CommandedInstance, EngineUseCaseRefusal>> => {
  const opened = await taskToMove(work, taskId);
  if (!opened.ok) return refused(opened.reason);
  const { task, token } = opened.value;
  return commandInstance(work, task.instanceId, {
    type: 'CompleteUserTask',
    token,
    ...(variables && { variables }),
  });
};
