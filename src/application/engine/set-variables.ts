import { localName, type TokenId } from '../../engine/instance.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { TaskRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { commandInstance, type CommandedInstance } from './command-instance.js';
import { logVariables } from './log-variables.js';
import { isStandalone, placeOf } from './open-task.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { without } from './without.js';

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

/** Sets and removes the variables of an execution alone: of an instance as a whole, or local to one place in it. */
export const setExecutionVariables = async (
  work: Work,
  { executionId, variables, remove }: SetExecutionVariables,
): Promise<Outcome<CommandedInstance, EngineUseCaseRefusal>> => {
  if (await work.get('instance', executionId))
    return setVariables(work, { instanceId: executionId, variables, remove });
  const name = localName(executionId);
  if (!name) return refuse('token-not-found', `Expected the name of a token, but got '${executionId}'`);
  const set = await commandInstance(work, name.instance, {
    type: 'SetVariables',
    token: name.local as TokenId,
    local: true,
    variables,
    ...(remove && { remove }),
  });
  if (set.ok) await logVariables(work, { instanceId: name.instance, executionId }, { variables, remove });
  return set;
};

export interface SetExecutionVariables {
  readonly executionId: string;
  readonly variables: VariableSet;
  readonly remove?: readonly string[] | undefined;
}

/**
 * Sets and removes variables as seen from a task: where they live, or with `local` in the scope of the task. A task on
 * hold can have its variables put right.
 */
export const setTaskVariables = async (
  work: Work,
  { taskId, variables, local, remove }: SetTaskVariables,
): Promise<Outcome<unknown, EngineUseCaseRefusal>> => {
  const task = await work.get('task', taskId);
  if (!task) return refuse('task-not-found', `task ${taskId} doesn't exist: task is null`);
  const name = localName(taskId);
  const set =
    isStandalone(task) || !name
      ? setOwnVariables(work, task, { variables, remove })
      : await commandInstance(work, task.instanceId, {
          type: 'SetVariables',
          token: name.local as TokenId,
          variables,
          ...(remove && { remove }),
          ...(local !== undefined && { local }),
        });
  if (set.ok) await logVariables(work, placeOf(task), { variables, remove });
  return set;
};

export interface SetTaskVariables {
  readonly taskId: string;
  readonly variables: VariableSet;
  readonly local?: boolean | undefined;
  readonly remove?: readonly string[] | undefined;
}

/** A task that belongs to no process keeps its variables itself. */
const setOwnVariables = (
  work: Work,
  task: TaskRecord,
  { variables, remove = [] }: Pick<SetTaskVariables, 'variables' | 'remove'>,
): Outcome<unknown, EngineUseCaseRefusal> => {
  const values = without({ ...task.variables, ...variables.values }, ...remove);
  const given = Object.keys(variables.values);
  const types = { ...without({ ...task.types }, ...given, ...remove), ...variables.types };
  if (JSON.stringify(values).length > mostOwn)
    return refuse(
      'task-standalone',
      `Expected variables of a task of at most ${mostOwn} characters together`,
    );
  work.put('task', { ...task, variables: values, types, updatedAt: work.at });
  return ok(undefined);
};

const mostOwn = 4_000_000;
