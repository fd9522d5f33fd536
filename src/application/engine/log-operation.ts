import type { OperationCategory, OperationRecord } from '../../ports/records.js';
import type { Work } from '../work.js';
import { systemActor } from './attempts.js';
import { given } from './given.js';

/** What was done; who did it and when are the work's. */
export interface Operation {
  /** In the words of Camunda's operation log, so that its clients find what they ask for. */
  readonly operation: string;
  readonly entityType: string;
  /** `Operator` when left out. */
  readonly category?: OperationCategory | undefined;
  readonly instanceId?: string | undefined;
  readonly definitionId?: string | undefined;
  readonly definitionKey?: string | undefined;
  readonly deploymentId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly executionId?: string | undefined;
  readonly jobId?: string | undefined;
  readonly jobDefinitionId?: string | undefined;
  readonly externalTaskId?: string | undefined;
  readonly batchId?: string | undefined;
  /** What was changed; the value of a variable does not belong here, its name does. */
  readonly property?: string | undefined;
  readonly from?: string | number | boolean | undefined;
  readonly to?: string | number | boolean | undefined;
  readonly reason?: string | undefined;
  /** Of the entry this one belongs with, where one act has several. */
  readonly operationId?: string | undefined;
}

const longestText = 4000;

const textOf = (value: string | number | boolean | undefined): string | undefined =>
  value === undefined ? undefined : String(value).slice(0, longestText);

/**
 * Puts an entry in the operation log, in the same commit as what was done. What the service does on its own account
 * is nobody's operation and gets none. Answers the id that further entries of the same act are given.
 */
export const logOperation = async (work: Work, operation: Operation): Promise<string> => {
  const id = work.ports.ids.next();
  const { operationId = id, from, to, reason, ...said } = operation;
  if (work.actor === systemActor) return operationId;
  const record: OperationRecord = {
    ...(await originOf(work, operation)),
    ...given(said),
    ...given({ from: textOf(from), to: textOf(to), reason: textOf(reason) }),
    id,
    operationId,
    operation: operation.operation,
    entityType: operation.entityType,
    category: operation.category ?? 'Operator',
    at: work.at,
    actor: work.actor,
  };
  work.put('operation', record);
  return operationId;
};

/** What follows from the instance: so that an entry is found by the definition as well. */
const originOf = async (
  work: Work,
  { instanceId, definitionId }: Operation,
): Promise<Pick<OperationRecord, 'rootInstanceId' | 'definitionId' | 'definitionKey'>> => {
  if (instanceId !== undefined) {
    const instance = await work.get('historicInstance', instanceId);
    return instance
      ? {
          rootInstanceId: instance.rootInstanceId,
          definitionId: instance.definitionId,
          definitionKey: instance.definitionKey,
        }
      : {};
  }
  const definition =
    definitionId === undefined ? undefined : await work.get('processDefinition', definitionId);
  return definition ? { definitionKey: definition.key } : {};
};
