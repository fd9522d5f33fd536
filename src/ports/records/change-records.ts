import type { MigrationProblem } from '../../engine/migration/plan.js';
import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import type { InstanceRecord } from './running-records.js';

/* Running work that is changed by hand: in bulk, with progress, and so that it can be undone. */

/** Camunda's names, so that its clients find what they ask for. */
export type BatchType =
  | 'instance-migration'
  | 'instance-migration-undo'
  | 'instance-modification'
  | 'instance-deletion'
  | 'instance-restart'
  | 'historic-instance-deletion'
  | 'instance-update-suspension-state'
  | 'set-job-retries'
  | 'set-external-task-retries'
  | 'set-job-suspension-state'
  | 'set-job-priority'
  | 'set-variables'
  | 'correlate-message';

/** One change to many instances or jobs, done by workers, part by part. */
export interface BatchRecord {
  readonly id: string;
  readonly type: BatchType;
  readonly state: 'RUNNING' | 'PAUSED' | 'COMPLETED' | 'CANCELLED';
  readonly createdAt: Instant;
  readonly createdBy: string;
  /** Why, in the words of who asked for it. */
  readonly reason?: string;
  /** What is done to each, as its kind has it. */
  readonly configuration: Json;
  /** The definition it concerns, where it is one. */
  readonly definitionKey?: string;
  readonly total: number;
  /** How many more were meant than one batch takes; they need another. */
  readonly leftOut?: number;
  readonly done: number;
  readonly failed: number;
  /** Of those that were done. */
  readonly undone: number;
  readonly parts: number;
  /** The part that is next. */
  readonly next: number;
  readonly startedAt?: Instant;
  readonly endedAt?: Instant;
}

/** What became of one of those it concerns. */
export interface BatchResult {
  /** The id of an instance or a job. */
  readonly subject: string;
  readonly state: 'WAITING' | 'DONE' | 'FAILED' | 'UNDONE';
  readonly code?: string;
  readonly message?: string;
  readonly problems?: readonly MigrationProblem[];
}

/** A few of those a batch concerns: what is committed together. */
export interface BatchPartRecord {
  /** `<batch>#<number>`, the number padded to six digits. */
  readonly id: string;
  readonly batchId: string;
  readonly number: number;
  readonly results: readonly BatchResult[];
}

/** A migration of one instance, with what is needed to undo it while nothing has followed. */
export interface MigrationRecord {
  /** Of the event batch it was. */
  readonly id: string;
  readonly instanceId: string;
  readonly sourceDefinitionId: string;
  readonly targetDefinitionId: string;
  readonly at: Instant;
  readonly actor: string;
  readonly batchId?: string;
  readonly reason?: string;
  /** The instance as it was; absent when more followed from the move than can be taken back. */
  readonly before?: InstanceRecord;
  /** Every other record that was changed: as it was and as it became, `null` where there was none. */
  readonly changed: readonly ChangedRecord[];
  readonly undoneAt?: Instant;
  readonly undoneBy?: string;
}

export interface ChangedRecord {
  readonly kind:
    'task' | 'job' | 'subscription' | 'incident' | 'historicInstance' | 'historicActivity' | 'draft';
  readonly id: string;
  readonly before: Json;
  readonly after: Json;
}
