import type { Json } from '../../kernel/json.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { ChangedRecord, InstanceRecord, MigrationRecord, RecordKinds } from '../../ports/records.js';
import { batchId } from '../engine/batch-id.js';
import { logOperation } from '../engine/log-operation.js';
import { refuse, type EngineUseCaseRefusal } from '../engine/refusals.js';
import type { Work } from '../work.js';

export interface UndoMigration {
  readonly instanceId: string;
  readonly reason?: string | undefined;
  readonly batchId?: string | undefined;
}

/**
 * Puts an instance back as it was before its last migration, names and due dates included, if it has not moved since.
 * What people did meanwhile with a task, such as taking it, stays.
 */
export const undoMigration = async (
  work: Work,
  request: UndoMigration,
): Promise<Outcome<MigrationRecord, EngineUseCaseRefusal>> => {
  const { instanceId } = request;
  const record = await work.get('instance', instanceId);
  if (!record)
    return refuse('instance-not-found', `Expected process instance '${instanceId}' to run, but it does not`);
  const migration = await work.get('migration', batchId(instanceId, record.sequence));
  if (!migration?.before || migration.undoneAt !== undefined)
    return refuse(
      'migration-not-undoable',
      `Expected process instance '${instanceId}' not to have moved since a migration, but it has`,
    );
  for (const changed of migration.changed) await restore(work, changed);
  restoreInstance(work, record, migration.before);
  work.put('migration', { ...migration, undoneAt: work.at, undoneBy: work.actor });
  await logOperation(work, {
    operation: 'UndoMigration',
    entityType: 'ProcessInstance',
    instanceId,
    property: 'processDefinitionId',
    from: migration.targetDefinitionId,
    to: migration.sourceDefinitionId,
    reason: request.reason,
    batchId: request.batchId ?? migration.batchId,
  });
  return ok(migration);
};

const restoreInstance = (work: Work, { sequence }: InstanceRecord, before: InstanceRecord): void => {
  work.put('instance', { ...before, sequence: sequence + 1 });
  work.put('eventBatch', {
    id: batchId(before.id, sequence + 1),
    instanceId: before.id,
    sequence: sequence + 1,
    at: work.at,
    actor: work.actor,
    command: 'UndoMigration',
    events: [{ type: 'InstanceRestored', instance: before.state }],
  });
};

type Fields = Readonly<Record<string, Json>>;

/** Only what the migration changed is put back; what came of it goes, what went with it comes back. */
const restore = async (work: Work, { kind, id, before, after }: ChangedRecord): Promise<void> => {
  if (before === null) {
    work.remove(kind, id);
    return;
  }
  const now = await work.get(kind, id);
  if (now === undefined && after !== null) return;
  const body =
    now === undefined ? before : merged(now as unknown as Fields, before as Fields, (after ?? {}) as Fields);
  work.put(kind, body as unknown as RecordKinds[typeof kind]);
};

const merged = (now: Fields, before: Fields, after: Fields): Fields => {
  const names = new Set([...Object.keys(now), ...Object.keys(before)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const isChanged = JSON.stringify(before[name]) !== JSON.stringify(after[name]);
      const value = isChanged ? before[name] : now[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
};
