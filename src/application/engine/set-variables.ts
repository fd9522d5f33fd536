import type { VariableSet } from '../../engine/variables.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { commandInstance, type CommandedInstance } from './command-instance.js';
import { openTask } from './open-task.js';
import type { EngineUseCaseRefusal } from './refusals.js';

/** Sets and removes variables of the instance as a whole. */
export const setVariables = (
  work: Work,
  {
    instanceId,
    variables,
    remove,
  }: {
    readonly instanceId: string;
    readonly variables: VariableSet;
    readonly remove?: readonly string[] | undefined;
  },
): Promise<Outcome<CommandedInstance, EngineUseCaseRefusal>> =>
  commandInstance(work, instanceId, { type: 'SetVariables', variables, ...(remove && { remove }) });

/** Sets variables as seen from a task: where they live, or with `local` in the scope of the task. */
export const setTaskVariables = async (
  work: Work,
  {
    taskId,
    variables,
    local,
  }: { readonly taskId: string; readonly variables: VariableSet; readonly local?: boolean | undefined },
): Promise<Outcome<CommandedInstance, EngineUseCaseRefusal>> => {
  const opened = await openTask(work, taskId);
  if (!opened.ok) return opened;
  return commandInstance(work, opened.value.task.instanceId, {
    type: 'SetVariables',
    token: opened.value.token,
    variables,
    ...(local !== undefined && { local }),
  });
};
