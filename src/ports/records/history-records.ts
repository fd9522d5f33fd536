import type { DecisionAnswer } from '../../engine/expression.js';
import type { VariableTypes, Variables } from '../../engine/variables.js';
import type { Instant } from '../../kernel/instant.js';
import type { DecisionInput } from '../decisions.js';
import type { IncidentRecord, JobKind } from './running-records.js';

/* What ran. */

export interface HistoricInstanceRecord {
  readonly id: string;
  readonly definitionKey: string;
  readonly definitionId: string;
  readonly businessKey?: string;
  readonly parentInstanceId?: string;
  readonly rootInstanceId: string;
  readonly startedAt: Instant;
  readonly startedBy: string;
  readonly endedAt?: Instant;
  readonly startElementId: string;
  readonly state: 'ACTIVE' | 'SUSPENDED' | 'COMPLETED' | 'EXTERNALLY_TERMINATED' | 'INTERNALLY_TERMINATED';
  /** Why it was ended by hand. */
  readonly deleteReason?: string;
  readonly variables?: Variables;
  readonly types?: VariableTypes;
}

/** One visit of one element. */
export interface HistoricActivityRecord {
  /** Global name of the token. */
  readonly id: string;
  readonly instanceId: string;
  readonly definitionKey: string;
  readonly definitionId: string;
  readonly elementId: string;
  /** BPMN's name; of an event Camunda's, which also says what it is about. */
  readonly elementType: string;
  readonly name?: string;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly canceled: boolean;
  readonly assignee?: string;
  /** Who completed it; four-eyes rules look here. */
  readonly completedBy?: string;
  readonly calledInstanceId?: string;
  /** Of a user task: what was special about it, as it was last. */
  readonly task?: TaskInHistory;
}

export interface TaskInHistory {
  readonly description?: string;
  readonly owner?: string;
  /** When it is not the usual one. */
  readonly priority?: number;
  readonly dueAt?: Instant;
  readonly followUpAt?: Instant;
  readonly candidateUsers?: readonly string[];
  readonly candidateGroups?: readonly string[];
}

/**
 * Something a person did, or had done, by hand. What only moves an instance on is not here: its event batch already
 * says who and what.
 */
export interface OperationRecord {
  readonly id: string;
  /** Shared by all that was done at once. */
  readonly operationId: string;
  readonly at: Instant;
  readonly actor: string;
  /** In the words of Camunda's operation log: `Suspend`, `SetJobRetries`, … */
  readonly operation: string;
  /** What it was done to: `ProcessInstance`, `Task`, `Job`, … */
  readonly entityType: string;
  readonly category: OperationCategory;
  readonly instanceId?: string;
  readonly rootInstanceId?: string;
  readonly definitionId?: string;
  readonly definitionKey?: string;
  readonly deploymentId?: string;
  readonly taskId?: string;
  readonly executionId?: string;
  readonly jobId?: string;
  readonly jobDefinitionId?: string;
  readonly externalTaskId?: string;
  readonly batchId?: string;
  /** What was changed about it, and from what to what; never the value of a variable. */
  readonly property?: string;
  readonly from?: string;
  readonly to?: string;
  /** Why, in the words of who did it. */
  readonly reason?: string;
  /** Added afterwards. */
  readonly annotation?: string;
  /** Only the annotation counts: the operation itself is in the event batch of this id. */
  readonly ofBatch?: true;
}

export type OperationCategory = 'Admin' | 'Operator' | 'TaskWorker';

/** An incident, and what became of it. */
export interface HistoricIncidentRecord extends IncidentRecord {
  readonly state: 'open' | 'resolved' | 'deleted';
  readonly endedAt?: Instant;
  /** The failed attempt it is about. */
  readonly attemptId?: string;
}

/** An attempt at a job that failed. Attempts that succeed are in the event batches. */
export interface FailedAttemptRecord {
  readonly id: string;
  readonly jobId: string;
  readonly kind: JobKind;
  readonly at: Instant;
  readonly message: string;
  readonly details?: string;
  /** Attempts left before and after. */
  readonly retries: number;
  readonly retriesLeft: number;
  readonly priority: number;
  readonly dueAt?: Instant;
  readonly worker?: string;
  readonly topic?: string;
  readonly instanceId?: string;
  readonly definitionId?: string;
  readonly definitionKey?: string;
  readonly elementId?: string;
  readonly tokenId?: string;
}

/** A decision that somebody asked by itself; what instances asked is in their events. */
export interface EvaluationRecord {
  readonly id: string;
  readonly at: Instant;
  readonly actor: string;
  readonly decisionId: string;
  readonly decisionKey: string;
  readonly name?: string;
  readonly answer: DecisionAnswer;
  readonly inputs: readonly DecisionInput[];
}
