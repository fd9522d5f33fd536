import type { VariableSet } from '../../engine/variables.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { commandInstance, type CommandedInstance } from './command-instance.js';
import { taskOfProcess } from './open-task.js';
import type { EngineUseCaseRefusal } from './refusals.js';

export interface ThrowFromTask {
  readonly taskId: string;
  readonly code: string;
  readonly variables?: VariableSet | undefined;
}

type Thrown = Outcome<CommandedInstance, EngineUseCaseRefusal>;

/** Whoever works on a task reports a BPMN error instead of completing it. */
export const throwTaskError = async (
  work: Work,
  { taskId, code, message, variables }: ThrowFromTask & { readonly message?: string | undefined },
): Promise<Thrown> => {
  const opened = await taskOfProcess(work, taskId);
  if (!opened.ok) return opened;
  return commandInstance(work, opened.value.task.instanceId, {
    type: 'ThrowError',
    token: opened.value.token,
    code,
    ...(message !== undefined && { message }),
    ...(variables && { variables }),
  });
};

/** Whoever works on a task escalates; the task stays open unless what catches it interrupts. */
export const throwTaskEscalation = async (
  work: Work,
  { taskId, code, variables }: ThrowFromTask,
): Promise<Thrown> => {
  const opened = await taskOfProcess(work, taskId);
  if (!opened.ok) return opened;
  return commandInstance(work, opened.value.task.instanceId, {
    type: 'ThrowEscalation',
    token: opened.value.token,
    code,
    ...(variables && { variables }),
  });
};
