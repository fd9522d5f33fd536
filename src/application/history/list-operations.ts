import type { Instant } from '../../kernel/instant.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { OperationRecord } from '../../ports/records.js';
import { namesOf } from '../care/users.js';
import { given } from '../engine/given.js';
import type { Ports } from '../work.js';
import { findOperations } from './find-operations.js';
import type { TooMuch } from './stories.js';

export interface OperationsListed {
  readonly items: readonly OperationListed[];
  readonly more: boolean;
  readonly asOf: Instant;
}

interface OperationListed {
  readonly id: string;
  readonly at: Instant;
  readonly user: string;
  readonly userName: string;
  readonly operation: string;
  readonly entity: string;
  readonly instanceId?: string;
  readonly processName?: string;
  readonly taskId?: string;
  readonly property?: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
}

export interface OperationsPage {
  readonly instance?: string;
  readonly user?: string;
  readonly limit: number;
  readonly offset: number;
}

/** The operation log as application management reads it: newest first, with the names of people and processes. */
export const listOperations = async (
  ports: Ports,
  { instance, user, limit, offset }: OperationsPage,
): Promise<Outcome<OperationsListed, TooMuch>> => {
  const found = await findOperations(
    ports,
    { wanted: given({ instanceId: instance, actor: user }) },
    { ascending: false, offset, limit: limit + 1 },
  );
  if (!found.ok) return found;
  const page = found.value.slice(0, limit);
  const [nameOf, processOf] = await Promise.all([
    namesOf(
      ports,
      page.map(({ actor }) => actor),
    ),
    processNames(ports, page),
  ]);
  return ok({
    items: page.map((operation) => ({
      id: operation.id,
      at: operation.at,
      user: operation.actor,
      userName: nameOf(operation.actor),
      operation: operation.operation,
      entity: operation.entityType,
      ...given({
        instanceId: operation.instanceId,
        processName: processOf(operation),
        taskId: operation.taskId,
        ...changeOf(operation),
        reason: operation.annotation ?? operation.reason,
      }),
    })),
    more: found.value.length > limit,
    asOf: ports.clock.now(),
  });
};

/** That a completed task is gone says nothing that "completed" does not. */
const changeOf = ({
  property,
  from,
  to,
}: OperationRecord): Pick<OperationRecord, 'property' | 'from' | 'to'> =>
  property === 'delete' ? {} : given({ property, from, to });

const processNames = async (
  { store }: Ports,
  operations: readonly OperationRecord[],
): Promise<(operation: OperationRecord) => string | undefined> => {
  const ids = [...new Set(operations.flatMap(({ definitionId }) => definitionId ?? []))];
  const found = await store.getAll('processDefinition', ids);
  const names = new Map(found.flatMap((stored) => (stored ? [[stored.body.id, stored.body.name]] : [])));
  return ({ definitionId = '', definitionKey }) => names.get(definitionId) ?? definitionKey;
};
