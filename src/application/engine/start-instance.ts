import type { StartInstruction } from '../../engine/commands.js';
import type { ElementId, InstanceId } from '../../engine/instance.js';
import type { VariableSet } from '../../engine/variables.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Work } from '../work.js';
import { carryOut } from './carry-out.js';
import { given } from './given.js';
import type { EngineUseCaseRefusal } from './refusals.js';
import { startableDefinition } from './startable-definition.js';

export interface StartInstance {
  readonly definitionId: string;
  readonly businessKey?: string | undefined;
  readonly variables?: VariableSet | undefined;
  /** The start event to begin at; without it the one none start event. */
  readonly start?: string | undefined;
  /** Of several things that event is about, the one that happened. */
  readonly part?: number | undefined;
  /** In place of a start event. */
  readonly instructions?: readonly StartInstruction[] | undefined;
  readonly skipIoMappings?: boolean | undefined;
  readonly skipCustomListeners?: boolean | undefined;
}

export interface StartedInstance {
  readonly instanceId: string;
  readonly definitionId: string;
  readonly businessKey?: string;
  /** It ran to its end at once. */
  readonly ended: boolean;
}

/** Starts an instance of one deployed version and carries it on until it waits. */
export const startInstance = async (
  work: Work,
  { definitionId, businessKey, variables, start, part, ...where }: StartInstance,
): Promise<Outcome<StartedInstance, EngineUseCaseRefusal>> => {
  const startable = await startableDefinition(work, definitionId);
  if (!startable.ok) return startable;
  const instance = work.ports.ids.next() as InstanceId;
  const carried = await carryOut(work, {
    definition: startable.value,
    command: {
      type: 'StartProcess',
      at: work.at,
      instance,
      ...(businessKey !== undefined && { businessKey }),
      ...(variables && { variables }),
      ...(start !== undefined && { start: start as ElementId }),
      ...(part !== undefined && { part }),
      ...given(where),
    },
  });
  if (!carried.ok) return carried;
  return ok({
    instanceId: instance,
    definitionId,
    ...(businessKey !== undefined && { businessKey }),
    ended: (await work.get('instance', instance)) === undefined,
  });
};
