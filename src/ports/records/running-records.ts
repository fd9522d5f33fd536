import type { EngineCommand } from '../../engine/commands.js';
import type { EngineEvent } from '../../engine/events.js';
import type { ProcessInstance } from '../../engine/instance.js';
import type { Variables, VariableTypes } from '../../engine/variables.js';
import type { RetryPlan } from '../../engine/retry-plan.js';
import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';

/* What runs: instances with their events, tasks, jobs, subscriptions and incidents. */

/** The current state of a running instance; removed from here when it ends (history keeps the rest). */
export interface InstanceRecord {
  readonly id: string;
  readonly definitionKey: string;
  readonly definitionId: string;
  readonly businessKey?: string;
  readonly parentInstanceId?: string;
  readonly rootInstanceId: string;
  /** People made incidents for it by hand, which go when it ends. */
  readonly ownIncidents?: true;
  /** How many callers it has above it; absent for one that nobody called. */
  readonly callDepth?: number;
  readonly suspended: boolean;
  /** Of its last event batch. */
  readonly sequence: number;
  readonly state: ProcessInstance;
}

/** The events of one commit on one instance: the log that replay, history and explanation rest on. */
export interface EventBatchRecord {
  /** `<instance>@<sequence>`, the sequence padded to eight digits. */
  readonly id: string;
  readonly instanceId: string;
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: string;
  readonly command: EngineCommand['type'] | 'Migrate' | 'UndoMigration';
  /** Nobody gave this command: it follows from one to an instance that calls this one, or is called by it. */
  readonly followUp?: true;
  readonly events: readonly EngineEvent[];
}

/**
 * What a person sees in the list: the case-side view of an open user task. Removed when the task closes.
 *
 * A task that somebody made by hand belongs to no process: where it would say so it has empty texts
 * (`isStandalone`), and its variables are its own.
 */
export interface TaskRecord {
  /** The global name of its token. */
  readonly id: string;
  readonly instanceId: string;
  readonly definitionId: string;
  readonly definitionKey: string;
  readonly elementId: string;
  readonly name?: string;
  readonly description?: string;
  readonly assignee?: string;
  readonly owner?: string;
  readonly delegationState?: 'PENDING' | 'RESOLVED';
  readonly candidateUsers: readonly string[];
  readonly candidateGroups: readonly string[];
  readonly formKey?: string;
  readonly priority: number;
  readonly createdAt: Instant;
  readonly dueAt?: Instant;
  readonly followUpAt?: Instant;
  readonly businessKey?: string;
  readonly suspended: boolean;
  /** When somebody last changed it; absent until then. */
  readonly updatedAt?: Instant;
  readonly parentTaskId?: string;
  /** Tasks made by hand under this one; they end with it. */
  readonly subTaskIds?: readonly string[];
  /** Of a task that belongs to no process. */
  readonly variables?: Variables;
  readonly types?: VariableTypes;
  /** What the case side adds: absent on tasks outside trajectories. */
  readonly care?: CareOfTask;
}

/** The case side of a task: its deadline with derivation, and who may not do it. */
export interface CareOfTask {
  readonly trajectoryId?: string;
  /** 0 ACUTE, 1 HIGH, 2 NORMAL, 3 LOW: sorts the list, most urgent first. */
  readonly urgencyRank: number;
  readonly safetyCritical: boolean;
  /** How the due date came about; codes and dates, words are chosen at the edge. */
  readonly derivation?: Json;
  /** The register's key and version the due date came from. */
  readonly norm?: { readonly key: string; readonly version: number };
  /** Four-eyes: people who may not complete this task, and why (`4E-3`, …). */
  readonly excludedUsers: readonly { readonly user: string; readonly rule: string }[];
  /** Whose mandate does not reach to this task, though they are among its candidates (domain.md §3.1, HOvJ). */
  readonly groupsWithoutMandate?: readonly string[];
  /** Whoever the task is really for, who was away when it opened; it comes back to them when they do. */
  readonly standsInFor?: string;
  /** The clock stands still since then, by whom, and which article allows it. */
  readonly suspendedClock?: { readonly since: Instant; readonly by: string; readonly basis?: string };
  /** What people did to the clock, oldest first, each with the date before and after it. */
  readonly clockActs?: readonly {
    readonly kind: 'SUSPENDED' | 'RESUMED' | 'EXTENDED' | 'RECALCULATED';
    readonly at: Instant;
    readonly by: string;
    readonly basis?: string;
    readonly days?: number;
    readonly dueBefore: Instant;
    readonly dueAfter?: Instant;
  }[];
  /** Ladder moments already passed, by code: `E0-50`, `E0-80`, `E1`, … */
  readonly reached: readonly string[];
}

export type JobKind =
  | 'timer'
  | 'continuation'
  | 'external'
  | 'internal'
  | 'message'
  | 'signal'
  | 'deadline'
  | 'batch'
  | 'cleanup'
  | 'suspension';

/**
 * Work for a machine, owned by the store: leased to a worker, with attempts left. The jobs are also the outbox:
 * what must happen after a commit is a job in that commit.
 */
export interface JobRecord {
  /** Global name of the engine's job, or an id of its own for messages, signals and deadlines. */
  readonly id: string;
  readonly kind: JobKind;
  /** From when it may be taken: its due time, the end of a lease, or the next attempt after a failure. */
  readonly runnableAt: Instant;
  /** When it should happen; `runnableAt` moves, this does not. */
  readonly dueAt?: Instant;
  readonly createdAt: Instant;
  readonly priority: number;
  /** As its element says; without it, three attempts. */
  readonly retry?: RetryPlan;
  /** Attempts left; 0 means an incident waits for a person. */
  readonly retries: number;
  readonly instanceId?: string;
  readonly definitionId?: string;
  readonly definitionKey?: string;
  readonly elementId?: string;
  readonly tokenId?: string;
  readonly businessKey?: string;
  readonly topic?: string;
  readonly suspended: boolean;
  /** A person said when; the engine's own reckoning no longer counts. */
  readonly dueByHand?: true;
  readonly lease?: { readonly owner: string; readonly until: Instant };
  readonly failure?: { readonly message: string; readonly details?: string };
  readonly payload?: Json;
}

/** What a running instance or a definition's start event listens for. */
export interface SubscriptionRecord {
  /** Global name, or `<definition>.<element>` for start events, with `~` and the part when they are about several things. */
  readonly id: string;
  readonly kind: 'message' | 'signal' | 'conditional';
  /** Empty for a condition, which only the instance itself looks at, or at a start whoever asks. */
  readonly name: string;
  readonly elementId: string;
  readonly definitionId: string;
  readonly definitionKey: string;
  /** Absent for start events. */
  readonly instanceId?: string;
  readonly tokenId?: string;
  readonly scopeId?: string;
  readonly businessKey?: string;
  /** Of a start event that is about several things: which of them this is. */
  readonly part?: number;
  readonly createdAt: Instant;
}

/** What somebody wrote beside a task or an instance. */
export interface CommentRecord {
  readonly id: string;
  readonly taskId?: string;
  readonly instanceId?: string;
  readonly rootInstanceId?: string;
  readonly user: string;
  readonly at: Instant;
  readonly message: string;
}

export interface IncidentRecord {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  /** In Camunda's words: `failedJob`, `failedExternalTask`, or what somebody called it who made it by hand. */
  readonly type?: string;
  readonly instanceId?: string;
  readonly definitionId?: string;
  readonly definitionKey?: string;
  readonly elementId?: string;
  /** The token it is about; without one, the instance as a whole. */
  readonly tokenId?: string;
  readonly jobId?: string;
  /** What somebody said it is about who made it by hand. */
  readonly configuration?: string;
  /** What somebody noted about it. */
  readonly annotation?: string;
  readonly createdAt: Instant;
}
