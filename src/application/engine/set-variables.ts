import type { VariableSet } from '../../engine/variables.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { commandInstance, type CommandedInstance } from './command-instance.js';
import { logVariables } from './log-variables.js';
import { openTask } from './open-task.js';
import type { EngineUseCaseRefusal } from './refusals.js';

/** Sets and removes variables of the instance as a whole. */
export const setVariables = async (
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
): Promise<Outcome<CommandedInstance, EngineUseCaseRefusal>> => {
  const set = await commandInstance(work, instanceId, {
    type: 'SetVariables',
    variables,
    ...(remove && { remove }),
  });
  if (set.ok) await logVariables(work, { instanceId }, { variables, remove });
  return set;
};

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
  const { instanceId } = opened.value.task;
  const set = await commandInstance(work, instanceId, {
    type: 'SetVariables',
    token: opened.value.token,
    variables,
    ...(local !== undefined && { local }),
  });
  if (set.ok) await logVariables(work, { instanceId, taskId }, { variables });
  return set;
};
