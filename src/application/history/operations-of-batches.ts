import { globalName, localName, type InstanceId } from '../../engine/instance.js';
import type {
  EventBatchRecord,
  HistoricInstanceRecord,
  OperationCategory,
  OperationRecord,
} from '../../ports/records.js';
import type { Ports } from '../work.js';

type Command = EventBatchRecord['command'];

export interface BatchOperation {
  readonly operation: string;
  readonly entityType: string;
  readonly category: OperationCategory;
  readonly property?: string;
}

/**
 * The commands that are logged by their event batch alone, because they happen so often that a second record would
 * be felt. Every other act of a person has an entry of its own in the operation log.
 */
export const batchOperations: ReadonlyMap<Command, BatchOperation> = new Map<Command, BatchOperation>([
  ['StartProcess', { operation: 'Create', entityType: 'ProcessInstance', category: 'Operator' }],
  [
    'CompleteUserTask',
    { operation: 'Complete', entityType: 'Task', category: 'TaskWorker', property: 'delete' },
  ],
  ['CompleteJob', { operation: 'Complete', entityType: 'ExternalTask', category: 'Operator' }],
  ['Trigger', { operation: 'Trigger', entityType: 'ProcessInstance', category: 'Operator' }],
  ['ThrowError', { operation: 'ThrowBpmnError', entityType: 'ProcessInstance', category: 'TaskWorker' }],
  [
    'ThrowEscalation',
    { operation: 'ThrowBpmnEscalation', entityType: 'ProcessInstance', category: 'TaskWorker' },
  ],
]);

/** What the commanded thing was: the task or job that is gone since. */
const subjectOf = ({
  instanceId,
  command,
  events,
}: EventBatchRecord): Pick<OperationRecord, 'taskId' | 'executionId' | 'externalTaskId'> => {
  const named = (local: string): string => globalName(instanceId as InstanceId, local);
  for (const event of events) {
    if (command === 'CompleteUserTask' && event.type === 'UserTaskClosed')
      return { taskId: named(event.token), executionId: named(event.token) };
    if (command === 'CompleteJob' && event.type === 'JobRemoved') return { externalTaskId: named(event.job) };
    if (event.type === 'TokenLeft' && command !== 'StartProcess') return { executionId: named(event.token) };
  }
  return {};
};

const changeOf = ({ command }: EventBatchRecord): Pick<OperationRecord, 'from' | 'to'> =>
  command === 'CompleteUserTask' ? { from: 'false', to: 'true' } : {};

const operationOf = (
  batch: EventBatchRecord,
  instance: HistoricInstanceRecord | undefined,
  kept: OperationRecord | undefined,
): OperationRecord[] => {
  const said = batchOperations.get(batch.command);
  if (!said) return [];
  return [
    {
      ...said,
      ...subjectOf(batch),
      ...changeOf(batch),
      id: batch.id,
      operationId: batch.id,
      at: batch.at,
      actor: batch.actor,
      instanceId: batch.instanceId,
      ...(instance && {
        rootInstanceId: instance.rootInstanceId,
        definitionId: instance.definitionId,
        definitionKey: instance.definitionKey,
      }),
      ...(kept?.annotation !== undefined && { annotation: kept.annotation }),
    },
  ];
};

/** The operations that event batches tell of, with what was noted about them afterwards. */
export const operationsOfBatches = async (
  { store }: Pick<Ports, 'store'>,
  batches: readonly EventBatchRecord[],
): Promise<readonly OperationRecord[]> => {
  const [instances, kept] = await Promise.all([
    store.getAll(
      'historicInstance',
      batches.map(({ instanceId }) => instanceId),
    ),
    store.getAll(
      'operation',
      batches.map(({ id }) => id),
    ),
  ]);
  return batches.flatMap((batch, at) => operationOf(batch, instances[at]?.body, kept[at]?.body));
};

/** The instance something is in, by its global name. */
export const instanceIn = (globalId: string): string | undefined => localName(globalId)?.instance;
