import type { EngineRefusalCode } from '../../engine/commands.js';
import type { MigrationProblem } from '../../engine/migration/plan.js';
import { refused, type Refused } from '../../kernel/outcome.js';

/** Why a use case around the engine says no; the engine's own reasons pass through unchanged. */
export type EngineUseCaseRefusalCode =
  | EngineRefusalCode
  | 'definition-not-found'
  | 'definition-suspended'
  | 'instance-not-found'
  | 'task-not-found'
  /** It was done, or cancelled, before this came. */
  | 'task-not-open'
  | 'task-suspended'
  /** Another pair of eyes must do it. */
  | 'task-excluded'
  /** Somebody else has it. */
  | 'task-claimed'
  /** Somebody else was asked to do it first; they resolve it. */
  | 'task-delegated'
  /** It ends with its process, not by itself. */
  | 'task-in-process'
  /** It belongs to no process, which it would have to. */
  | 'task-standalone'
  | 'task-exists'
  | 'comment-not-found'
  | 'attachment-not-found'
  | 'filter-not-found'
  | 'message-not-correlated'
  | 'message-ambiguous'
  /** Another worker has it, or nobody. */
  | 'job-not-leased'
  /** The work of a job could not be done now. */
  | 'job-failed'
  | 'deployment-not-found'
  /** Instances still run on its definitions. */
  | 'deployment-in-use'
  | 'decision-not-found'
  | 'execution-not-found'
  | 'job-not-a-timer'
  /** It goes by itself when its job goes on. */
  | 'incident-of-job'
  | 'operation-not-found'
  | 'variable-not-found'
  /** Only what has ended can be forgotten. */
  | 'instance-still-runs'
  /** It belongs to a file that is kept for a time of its own. */
  | 'history-kept'
  /** The plan, or where the instance is now, does not allow it. */
  | 'migration-not-possible'
  /** The instance has moved on since, or more followed than can be taken back. */
  | 'migration-not-undoable'
  | 'batch-not-found'
  /** It is over, or was cancelled. */
  | 'batch-not-running';

export interface EngineUseCaseRefusal {
  readonly code: EngineUseCaseRefusalCode;
  /** For a developer; words for people are chosen at the edge. */
  readonly message: string;
  readonly element?: string;
  /** `migration-not-possible`: every reason. */
  readonly problems?: readonly MigrationProblem[];
}

export const refuse = (code: EngineUseCaseRefusalCode, message: string): Refused<EngineUseCaseRefusal> =>
  refused({ code, message });
