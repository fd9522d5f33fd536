import { ok, type Outcome } from '../../kernel/outcome.js';
import type { ProcessDefinitionRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { logOperation } from './log-operation.js';
import { refuse, type EngineUseCaseRefusal } from './refusals.js';
import { suspendInstance } from './suspend-instance.js';
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

/** As many instances go on hold in one commit; a batch takes more. */
const mostInstances = 1000;

/** Lets no new instances start on a version, or lets them again; with its running instances when asked. */
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
  const running = await work.find('instance', {
    where: [
      { field: 'definitionId', is: definitionId },
      { field: 'suspended', is: !suspended },
    ],
    limit: mostInstances + 1,
  });
  if (running.length > mostInstances)
    return refuse(
      'too-many-steps',
      `Expected at most ${mostInstances} instances to change with '${definitionId}', but there are more`,
    );
  for (const { id } of running) {
    const changed = await suspendInstance(work, { instanceId: id, suspended });
    if (!changed.ok) return changed;
  }
  return ok(undefined);
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
