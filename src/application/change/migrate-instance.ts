import type { EngineEvent } from '../../engine/events.js';
import { migrate } from '../../engine/migration/migrate.js';
import type { ProcessDefinition } from '../../engine/definition.js';
import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { ChangedRecord, InstanceRecord } from '../../ports/records.js';
import { project } from '../engine/apply-command.js';
import { batchId } from '../engine/batch-id.js';
import { boundedEvaluation } from '../engine/bounded-evaluation.js';
import { followThrough } from '../engine/carry-out.js';
import { given } from '../engine/given.js';
import { logOperation } from '../engine/log-operation.js';
import type { Move } from '../engine/move.js';
import { refuse, type EngineUseCaseRefusal } from '../engine/refusals.js';
import { scratchWork, type ScratchWork } from '../engine/scratch-work.js';
import type { Work } from '../work.js';
import { bringAlong } from './bring-along.js';
import { versionsOf, type MigrationPlan } from './migration-plan.js';

export interface MigrateInstance {
  readonly instanceId: string;
  readonly plan: MigrationPlan;
  readonly skipCustomListeners?: boolean | undefined;
  readonly skipIoMappings?: boolean | undefined;
  readonly reason?: string | undefined;
  readonly batchId?: string | undefined;
  readonly operationId?: string | undefined;
}

/**
 * Moves a running instance with all its records to another definition, in one commit, and keeps how it was, so that it
 * can be undone for as long as nothing has followed.
 */
export const migrateInstance = async (
  work: Work,
  request: MigrateInstance,
): Promise<Outcome<void, EngineUseCaseRefusal>> => {
  const { instanceId, plan, skipCustomListeners, skipIoMappings } = request;
  const versions = await versionsOf(work.ports, plan);
  if (!versions.ok) return versions;
  const before = await work.get('instance', instanceId);
  if (!before)
    return refuse('instance-not-found', `Expected process instance '${instanceId}' to run, but it does not`);
  const { source, target } = versions.value;
  const migrated = migrate(before.state, {
    source,
    target,
    at: work.at,
    evaluate: boundedEvaluation(work, await work.ports.definitions.evaluator(target)),
    instructions: plan.instructions,
    skipCustomListeners,
    skipIoMappings,
  });
  if (!migrated.ok) return notPossible(instanceId, migrated.reason);
  const { instance, events } = migrated.value;
  const record = recordOf(before, target, instance);
  const scratch = scratchWork(work);
  const move: Move = {
    definition: target,
    command: { type: 'Migrate' },
    events,
    instance,
    record,
    before: before.state,
  };
  await bringAlong(scratch, { definition: target, record, renewed: renewedIn(events) });
  await project(scratch, move);
  const changed = await changedBy(work, scratch);
  scratch.keep();
  const followed = await followThrough(work, move);
  if (!followed.ok) return followed;
  keep(work, request, { before, changed, record, isPlain: events.every(isPlain) });
  await log(work, request);
  return ok(undefined);
};

const renewedIn = (events: readonly EngineEvent[]): ReadonlyMap<string, Instant> =>
  new Map(
    events.flatMap((event) =>
      event.type === 'InstanceMigrated'
        ? event.jobs.flatMap(({ id, dueAt }) => (dueAt === undefined ? [] : [[id, dueAt] as const]))
        : [],
    ),
  );

const notPossible = (
  instanceId: string,
  problems: NonNullable<EngineUseCaseRefusal['problems']>,
): Outcome<never, EngineUseCaseRefusal> =>
  refused({
    code: 'migration-not-possible' as const,
    message: `Expected process instance '${instanceId}' to be able to move, but ${problems.map(({ message }) => message).join('; ')}`,
    problems,
  });

const recordOf = (
  before: InstanceRecord,
  { id, key }: ProcessDefinition,
  state: InstanceRecord['state'],
): InstanceRecord => ({
  ...before,
  definitionId: id,
  definitionKey: key,
  sequence: before.sequence + 1,
  suspended: state.state === 'suspended',
  state,
});

const restorable: ReadonlySet<string> = new Set<ChangedRecord['kind']>([
  'task',
  'job',
  'subscription',
  'incident',
  'historicInstance',
  'historicActivity',
  'draft',
]);

/** What is about to change, as it is beneath and as it will be. */
const changedBy = async (work: Work, scratch: ScratchWork): Promise<readonly ChangedRecord[]> => {
  const changed: ChangedRecord[] = [];
  for (const { kind, id, body } of scratch.changed()) {
    if (!restorable.has(kind)) continue;
    const before = await work.get(kind, id);
    if (before === undefined && body === undefined) continue;
    changed.push({
      kind: kind as ChangedRecord['kind'],
      id,
      before: (before ?? null) as Json,
      after: (body ?? null) as Json,
    });
  }
  return changed;
};

/** Other than what came and went around the instance: once something else has followed, nobody can take it back. */
const following: ReadonlySet<EngineEvent['type']> = new Set([
  'FlowTaken',
  'UserTaskOpened',
  'UserTaskClosed',
  'CallRequested',
  'CallCancelled',
  'MessageThrown',
  'SignalThrown',
  'ErrorThrown',
  'EscalationThrown',
  'DecisionEvaluated',
  'InstanceEnded',
]);

const isPlain = ({ type }: EngineEvent): boolean => !following.has(type);

interface Kept {
  readonly before: InstanceRecord;
  readonly record: InstanceRecord;
  readonly changed: readonly ChangedRecord[];
  readonly isPlain: boolean;
}

const keep = (work: Work, { plan, ...request }: MigrateInstance, kept: Kept): void =>
  work.put('migration', {
    id: batchId(kept.record.id, kept.record.sequence),
    instanceId: kept.record.id,
    sourceDefinitionId: plan.sourceDefinitionId,
    targetDefinitionId: plan.targetDefinitionId,
    at: work.at,
    actor: work.actor,
    ...given({ batchId: request.batchId, reason: request.reason }),
    ...(kept.isPlain && { before: kept.before }),
    changed: kept.isPlain ? kept.changed : [],
  });

const log = async (work: Work, { plan, ...request }: MigrateInstance): Promise<void> => {
  await logOperation(work, {
    operation: 'Migrate',
    entityType: 'ProcessInstance',
    instanceId: request.instanceId,
    property: 'processDefinitionId',
    from: plan.sourceDefinitionId,
    to: plan.targetDefinitionId,
    reason: request.reason,
    batchId: request.batchId,
    operationId: request.operationId,
  });
};
