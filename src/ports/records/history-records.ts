import type { VariableTypes, Variables } from '../../engine/variables.js';
import type { Instant } from '../../kernel/instant.js';

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
  readonly elementType: string;
  readonly name?: string;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly canceled: boolean;
  readonly assignee?: string;
  /** Who completed it; four-eyes rules look here. */
  readonly completedBy?: string;
  readonly calledInstanceId?: string;
}
