import type { EngineCommand, StartProcess } from '../../engine/commands.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { carryOut } from './carry-out.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';

type WithoutMoment<Command> = Command extends unknown ? Omit<Command, 'at'> : never;

/** A command to a running instance; the moment is the work's. */
export type InstanceCommand = WithoutMoment<Exclude<EngineCommand, StartProcess>>;

export interface CommandedInstance {
  readonly instanceId: string;
  readonly ended: boolean;
}

/**
 * Gives a running instance a command and puts all that follows: its records, and those of the instances it calls
 * and of its callers. A refusal anywhere in that refuses the whole.
 */
export const commandInstance = async (
  work: Work,
  instanceId: string,
  command: InstanceCommand,
): Promise<Outcome<CommandedInstance, EngineUseCaseRefusal>> => {
  const record = await work.get('instance', instanceId);
  if (!record)
    return refuse('instance-not-found', `Expected process instance '${instanceId}' to run, but it does not`);
  const definition = await work.ports.definitions.byId(record.definitionId);
  if (!definition)
    return refuse(
      'definition-not-found',
      `Expected process definition '${record.definitionId}', but there is none`,
    );
  const carried = await carryOut(work, { definition, record, command: { ...command, at: work.at } });
  if (!carried.ok) return carried;
  return ok({ instanceId, ended: (await work.get('instance', instanceId)) === undefined });
};
