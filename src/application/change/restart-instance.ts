import type { StartInstruction } from '../../engine/commands.js';
import type { VariableSet } from '../../engine/variables.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { HistoricInstanceRecord } from '../../ports/records.js';
import { batchId } from '../engine/batch-id.js';
import { given } from '../engine/given.js';
import { logOperation } from '../engine/log-operation.js';
import { refuse, type EngineUseCaseRefusal } from '../engine/refusals.js';
import { startInstance, type StartedInstance } from '../engine/start-instance.js';
import type { Work } from '../work.js';

/** How ended instances begin once more. */
export interface Restart {
  readonly definitionId: string;
  readonly instructions: readonly StartInstruction[];
  /** With the variables it began with; otherwise with those it ended with. */
  readonly initialVariables?: boolean | undefined;
  readonly withoutBusinessKey?: boolean | undefined;
  readonly skipCustomListeners?: boolean | undefined;
  readonly skipIoMappings?: boolean | undefined;
}

/**
 * Starts a new instance like one that has ended, at the places somebody names, as Camunda's restart. The ended one stays
 * in history as it is.
 */
export const restartInstance = async (
  work: Work,
  {
    instanceId,
    operationId,
    definitionId,
    instructions,
    initialVariables = false,
    withoutBusinessKey = false,
    ...skips
  }: Restart & { readonly instanceId: string; readonly operationId?: string },
): Promise<Outcome<StartedInstance, EngineUseCaseRefusal>> => {
  const ended = await work.get('historicInstance', instanceId);
  if (!ended)
    return refuse(
      'instance-not-found',
      `Expected historic process instance '${instanceId}', but there is none`,
    );
  if (ended.endedAt === undefined)
    return refuse('instance-still-runs', `Expected process instance '${instanceId}' to be over, but it runs`);
  if (ended.definitionId !== definitionId)
    return refuse(
      'start-not-found',
      `Expected process instance '${instanceId}' to be of '${definitionId}', but it is of '${ended.definitionId}'`,
    );
  const started = await startInstance(work, {
    definitionId,
    instructions,
    businessKey: withoutBusinessKey ? undefined : ended.businessKey,
    variables: initialVariables ? await firstVariablesOf(work, instanceId) : lastVariablesOf(ended),
    ...skips,
  });
  if (started.ok)
    await logOperation(work, {
      operation: 'RestartProcessInstance',
      entityType: 'ProcessInstance',
      instanceId,
      property: 'restartedAs',
      to: started.value.instanceId,
      operationId,
    });
  return started;
};

const lastVariablesOf = ({ variables = {}, types }: HistoricInstanceRecord): VariableSet => ({
  values: variables,
  ...given({ types }),
});

/** What the scope of the instance was opened with. */
const firstVariablesOf = async (work: Work, instanceId: string): Promise<VariableSet> => {
  const first = await work.get('eventBatch', batchId(instanceId, 1));
  for (const event of first?.events ?? []) {
    if (event.type !== 'ScopeOpened' || event.scope.kind !== 'process') continue;
    const { variables: values, types } = event.scope;
    return { values, ...given({ types }) };
  }
  return { values: {} };
};
