import { ok, type Outcome } from '../../kernel/outcome.js';
import type { ProcessDefinitionRecord } from '../../ports/records.js';
import { changeMany } from '../change/change-many.js';
import { idsFor } from '../change/ids-for.js';
import type { Work } from '../work.js';
import { logOperation } from './log-operation.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { without } from './without.js';

type Changed = Outcome<void, EngineUseCaseRefusal>;

const definitionOf = async (
  work: Work,
  definitionId: string,
): Promise<Outcome<ProcessDefinitionRecord, EngineUseCaseRefusal>> => {
  const definition = await work.get('processDefinition', definitionId);
  return definition
    ? ok(definition)
    : refuse('definition-not-found', `Expected process definition '${definitionId}', but there is none`);
};

/**
 * Lets no new instances start on a version, or lets them again; with its running instances when asked. Of many
 * instances each goes on hold in its turn (`changeMany`).
 */
export const suspendDefinition = async (
  work: Work,
  {
    definitionId,
    suspended,
    withInstances,
  }: { readonly definitionId: string; readonly suspended: boolean; readonly withInstances: boolean },
): Promise<Changed> => {
  const found = await definitionOf(work, definitionId);
  if (!found.ok) return found;
  work.put('processDefinition', { ...found.value, suspended });
  await logOperation(work, {
    operation: suspended ? 'SuspendProcessDefinition' : 'ActivateProcessDefinition',
    entityType: 'ProcessDefinition',
    definitionId,
    definitionKey: found.value.key,
    property: 'suspensionState',
    to: suspended ? 'suspended' : 'active',
  });
  return withInstances ? suspendInstances(work, definitionId, suspended) : ok(undefined);
};

const suspendInstances = async (work: Work, definitionId: string, suspended: boolean): Promise<Changed> => {
  const running = await idsFor(work, 'instance', [
    { field: 'definitionId', is: definitionId },
    { field: 'suspended', is: !suspended },
  ]);
  return changeMany(work, {
    type: 'instance-update-suspension-state',
    subjects: running,
    configuration: { suspended },
  });
};

/** How many days history of a version is kept; without a number for ever. */
export const setTimeToLive = async (
  work: Work,
  { definitionId, days }: { readonly definitionId: string; readonly days: number | undefined },
): Promise<Changed> => {
  const found = await definitionOf(work, definitionId);
  if (!found.ok) return found;
  work.put('processDefinition', {
    ...without(found.value, 'historyTimeToLive'),
    ...(days !== undefined && { historyTimeToLive: days }),
  });
  await logOperation(work, {
    operation: 'UpdateHistoryTimeToLive',
    entityType: 'ProcessDefinition',
    definitionId,
    definitionKey: found.value.key,
    property: 'historyTimeToLive',
    from: found.value.historyTimeToLive,
    to: days,
  });
  return ok(undefined);
};
