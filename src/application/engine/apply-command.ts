import type { EngineCommand } from '../../engine/commands.js';
import type { ProcessDefinition } from '../../engine/definition.js';
import type { ProcessInstance } from '../../engine/instance.js';
import { step } from '../../engine/step.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { InstanceRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { batchId } from './batch-id.js';
import { boundedEvaluation } from './bounded-evaluation.js';
import type { Move } from './move.js';
import { projectHistory } from './project-history.js';
import { projectJobSettings } from './project-job-settings.js';
import { projectSuspension } from './project-suspension.js';
import { projectTasks } from './project-tasks.js';
import { projectWaits } from './project-waits.js';
import type { EngineUseCaseRefusal } from './refusals.js';
import { unreadableDate } from './task-dates.js';

export interface Commanded {
  readonly definition: ProcessDefinition;
  /** Absent when the command starts the instance. */
  readonly record?: InstanceRecord;
  /** The outermost caller of an instance that is called. */
  readonly rootInstanceId?: string;
  readonly callDepth?: number;
  readonly command: EngineCommand;
  /** It follows from a command to another instance. */
  readonly followUp?: true;
}

/**
 * Asks the engine what follows from one command and puts the records of this one instance. What other instances
 * must hear of it is in the events.
 */
export const applyCommand = async (
  work: Work,
  commanded: Commanded,
): Promise<Outcome<Move, EngineUseCaseRefusal>> => {
  const { definition, record, command } = commanded;
  const evaluate = boundedEvaluation(work, await work.ports.definitions.evaluator(definition));
  const stepped = step(definition, record?.state, command, evaluate);
  if (!stepped.ok) return stepped;
  const { instance, events } = stepped.value;
  const unreadable = unreadableDate(events, work.at);
  if (unreadable) return unreadable;
  const move = {
    definition,
    command,
    events,
    instance,
    ...(record && { before: record.state }),
    record: recordOf(commanded, instance),
  };
  if (events.length > 0) await project(work, move, commanded);
  return ok(move);
};

const recordOf = (
  { definition, record, rootInstanceId, callDepth, command }: Commanded,
  state: ProcessInstance,
): InstanceRecord => {
  const sequence = (record?.sequence ?? 0) + 1;
  const suspended = state.state === 'suspended';
  if (record) return { ...record, sequence, suspended, state };
  const parent = command.type === 'StartProcess' ? command.parent : undefined;
  return {
    id: state.id,
    definitionKey: definition.key,
    definitionId: definition.id,
    ...(state.businessKey !== undefined && { businessKey: state.businessKey }),
    ...(parent && { parentInstanceId: parent.instance }),
    rootInstanceId: rootInstanceId ?? state.id,
    ...(callDepth !== undefined && { callDepth }),
    suspended,
    sequence,
    state,
  };
};

const isRunning = ({ state }: ProcessInstance): boolean => state === 'active' || state === 'suspended';

/** Puts the records of an instance that moved. */
export const project = async (
  work: Work,
  move: Move,
  { followUp }: Pick<Commanded, 'followUp'> = {},
): Promise<void> => {
  const { command, events, instance, record } = move;
  if (isRunning(instance)) work.put('instance', record);
  else work.remove('instance', record.id);
  work.put('eventBatch', {
    id: batchId(record.id, record.sequence),
    instanceId: record.id,
    sequence: record.sequence,
    at: work.at,
    actor: work.actor,
    command: command.type,
    ...(followUp && { followUp }),
    events,
  });
  // History first: who completed what is asked when the next tasks open (four eyes).
  await projectHistory(work, move);
  projectWaits(work, move);
  await projectJobSettings(work, move);
  await projectTasks(work, move);
  await projectSuspension(work, move);
};
