import type { VariableSet } from '../../engine/variables.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { commandInstance, type CommandedInstance } from './command-instance.js';
import { logOperation } from './log-operation.js';
import { isStandalone, taskOfProcess, taskToMove } from './open-task.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { endStandaloneTask } from './standalone-task.js';
import { factsOfTask } from './tell-task.js';

/**
 * Completes an open task. Whether this person may is decided by who calls this. What was delegated is resolved first,
 * by whoever it was delegated to; a task that belongs to no process just ends.
 */
export const completeTask = async (
  work: Work,
  { taskId, variables }: { readonly taskId: string; readonly variables?: VariableSet | undefined },
): Promise<Outcome<CommandedInstance, EngineUseCaseRefusal>> => {
  const opened = await taskToMove(work, taskId);
  if (!opened.ok) return opened;
  if (opened.value.delegationState === 'PENDING')
    return refuse(
      'task-delegated',
      `A delegated task cannot be completed, but should be resolved instead: '${taskId}'`,
    );
  if (isStandalone(opened.value)) {
    await endStandaloneTask(work, opened.value, 'completed');
    await logOperation(work, { operation: 'Complete', entityType: 'Task', category: 'TaskWorker', taskId });
    return ok({ instanceId: '', ended: true });
  }
  const placed = await taskOfProcess(work, taskId);
  if (!placed.ok) return refused(placed.reason);
  return commandInstance(work, placed.value.task.instanceId, {
    type: 'CompleteUserTask',
    token: placed.value.token,
    task: factsOfTask(placed.value.task),
    ...(variables && { variables }),
  });
};
