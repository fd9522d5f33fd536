import type { EngineCommand } from '../engine/commands.js';
import type { EngineEvent } from '../engine/events.js';
import type { ProcessInstance } from '../engine/instance.js';
import type { VariableTypes, Variables } from '../engine/variables.js';
import type { Instant } from '../kernel/instant.js';
import type { Json } from '../kernel/json.js';

/*
 * What lasts. Every kind of record has an `id`, a plain JSON body and a version that the store counts.
 * `fields` in `record-kinds.ts` says by which of its properties a kind can be asked for.
 */

export interface DeploymentRecord {
  readonly id: string;
  readonly name: string;
  readonly source?: string;
  readonly deployedAt: Instant;
  readonly deployedBy: string;
}

/** One file of a deployment, as it was sent. */
export interface ResourceRecord {
  readonly id: string;
  readonly deploymentId: string;
  readonly name: string;
  readonly content: string;
}

export interface ProcessDefinitionRecord {
  /** `key:version:deploymentId`. */
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly versionTag?: string;
  readonly name?: string;
  readonly category?: string;
  readonly deploymentId: string;
  readonly resourceName: string;
  readonly suspended: boolean;
  readonly startableInTasklist: boolean;
  readonly historyTimeToLive?: number;
}

export interface DecisionDefinitionRecord {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly versionTag?: string;
  readonly name?: string;
  readonly deploymentId: string;
  readonly resourceName: string;
}

export interface FormRecord {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly deploymentId: string;
  readonly resourceName: string;
}

/** The current state of a running instance; removed from here when it ends (history keeps the rest). */
export interface InstanceRecord {
  readonly id: string;
  readonly definitionKey: string;
  readonly definitionId: string;
  readonly businessKey?: string;
  readonly parentInstanceId?: string;
  readonly rootInstanceId: string;
  readonly suspended: boolean;
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
  readonly command: EngineCommand['type'];
  readonly events: readonly EngineEvent[];
}

/** What a person sees in the list: the case-side view of an open user task. Removed when the task closes. */
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
  /** Ladder moments already passed, by code: `E0-50`, `E0-80`, `E1`, … */
  readonly reached: readonly string[];
}

export type JobKind = 'timer' | 'continuation' | 'external' | 'internal' | 'message' | 'signal' | 'deadline';

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
  readonly lease?: { readonly owner: string; readonly until: Instant };
  readonly failure?: { readonly message: string; readonly details?: string };
  readonly payload?: Json;
}

/** What a running instance or a definition's start event listens for. */
export interface SubscriptionRecord {
  /** Global name, or `<definition>.<element>` for start events. */
  readonly id: string;
  readonly kind: 'message' | 'signal';
  readonly name: string;
  readonly elementId: string;
  readonly definitionId: string;
  readonly definitionKey: string;
  /** Absent for start events. */
  readonly instanceId?: string;
  readonly tokenId?: string;
  readonly scopeId?: string;
  readonly businessKey?: string;
  readonly createdAt: Instant;
}

export interface IncidentRecord {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly instanceId?: string;
  readonly definitionId?: string;
  readonly elementId?: string;
  readonly jobId?: string;
  readonly createdAt: Instant;
}

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

/* The dossier: what is known about people. Nothing of this ever enters the engine but ids and codes. */

export interface HouseholdRecord {
  readonly id: string;
  /** Name for internal use; never an address (domain.md §2.1). */
  readonly label: string;
  readonly region: string;
  readonly municipality: string;
  readonly memberIds: readonly string[];
  /** Guards GG-1: at most one open trajectory. */
  readonly openTrajectoryId?: string;
  readonly createdAt: Instant;
}

export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly birthDate?: string;
  readonly role: 'child' | 'adult' | 'network';
  readonly householdIds: readonly string[];
}

export type Urgency = 'ACUTE' | 'HIGH' | 'NORMAL' | 'LOW';

export interface TrajectoryRecord {
  readonly id: string;
  readonly householdId: string;
  readonly state: 'SIGNAL' | 'ASSESSMENT' | 'ACUTE' | 'ALLOCATED' | 'ANALYSIS' | 'PLAN_ACTIVE' | 'MONITORING' | 'CLOSING' | 'CLOSED';
  readonly phase: 0 | 1 | 2 | 3;
  readonly urgency?: Urgency;
  readonly route?: string;
  readonly escalationLevel: 0 | 1 | 2 | 3 | 4;
  readonly fixedFace?: string;
  readonly substitute?: string;
  readonly rvtProfessional?: string;
  readonly region: string;
  readonly municipality: string;
  readonly receivedAt: Instant;
  readonly legalDueAt?: Instant;
  readonly startedAt?: Instant;
  readonly closedAt?: Instant;
  readonly nextReviewAt?: Instant;
  readonly followUpDueAt?: Instant;
  readonly retainUntil?: string;
  readonly previousTrajectoryId?: string;
  /** Codes of norms that were broken, with the moment: I-01 and others count these. */
  readonly breaches: readonly { readonly norm: string; readonly at: Instant }[];
  /** Newest last: per review, the lowest score and whether there was an incident. */
  readonly reviews: readonly ReviewSummary[];
}

export interface ReviewSummary {
  readonly heldAt: Instant;
  readonly minScaling?: number;
  readonly incidents: number;
  readonly conditionsKept: boolean;
  readonly outcome?: string;
}

export interface ReportRecord {
  readonly id: string;
  readonly householdId: string;
  readonly trajectoryId: string;
  readonly channel: string;
  readonly anonymity: 'NONE' | 'SHIELDED' | 'DOUBLE';
  readonly receivedAt: Instant;
  readonly receivedBy: string;
  readonly answers: Readonly<Record<string, Json>>;
  /** Reporter identity is stored apart, in `reporter` records. */
  readonly reporterId?: string;
}

export interface ReporterRecord {
  readonly id: string;
  readonly reportId: string;
  readonly name: string;
  readonly organisation?: string;
  readonly contact?: string;
}

/** A form as somebody filled it in. Process variables refer to it by id. */
export interface SubmissionRecord {
  readonly id: string;
  readonly trajectoryId?: string;
  readonly instanceId: string;
  readonly taskId: string;
  readonly elementId: string;
  readonly formKey: string;
  readonly formVersion: number;
  readonly data: Readonly<Record<string, Json>>;
  readonly submittedBy: string;
  readonly submittedAt: Instant;
}

export interface DraftRecord {
  /** The task's id: one draft per task, kept through crash and reassignment. */
  readonly id: string;
  readonly data: Readonly<Record<string, Json>>;
  readonly savedBy: string;
  readonly savedAt: Instant;
}

export interface HandOverRecord {
  readonly id: string;
  readonly trajectoryId: string;
  readonly kind: 'FIXED_FACE' | 'LEAD_LOCAL_RVT' | 'MUNICIPALITY' | 'GI_JOINS' | 'AGE_18' | 'TO_PRIMARY_CARE';
  readonly state: 'PREPARING' | 'OFFERED' | 'ACCEPTED' | 'REFUSED' | 'CONFIRMED';
  readonly giver: string;
  readonly receiver?: string;
  readonly receiverGroup: string;
  readonly reason: string;
  readonly refusalReason?: string;
  readonly alternative?: string;
  readonly instanceId?: string;
  readonly offeredAt?: Instant;
  readonly acceptedAt?: Instant;
  readonly warmTalkAt?: Instant;
  readonly dueAt?: Instant;
}

/** Access of a person or group to a trajectory that ends by itself. */
export interface GrantRecord {
  readonly id: string;
  readonly trajectoryId: string;
  readonly user?: string;
  readonly group?: string;
  readonly basis: string;
  readonly from: Instant;
  readonly until?: Instant;
}

export interface NotificationRecord {
  readonly id: string;
  readonly recipient: string;
  readonly code: string;
  readonly at: Instant;
  readonly taskId?: string;
  readonly trajectoryId?: string;
  readonly channel: 'in-app' | 'phone' | 'list' | 'report';
  readonly readAt?: Instant;
}

/** One line of what happened in a trajectory; codes and ids, words are chosen at the edge. */
export interface TimelineRecord {
  readonly id: string;
  readonly trajectoryId: string;
  readonly at: Instant;
  readonly code: string;
  readonly actor: string;
  readonly elementId?: string;
  readonly elementName?: string;
  readonly taskId?: string;
  readonly details?: Readonly<Record<string, Json>>;
}

export interface UserRecord {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly team?: string;
  /** Demo users only. */
  readonly password?: string;
}

export interface SessionRecord {
  /** A hash of the token in the cookie. */
  readonly id: string;
  readonly user: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** What was answered to a request with this key, so that the same command twice has the effect of one. */
export interface IdempotencyRecord {
  readonly id: string;
  readonly fingerprint: string;
  readonly status: number;
  readonly body: Json;
  readonly at: Instant;
}

/** A version of the deadline register (domain.md §6.4). */
export interface NormRecord {
  readonly id: string;
  readonly version: number;
  readonly body: Json;
  readonly validFrom: Instant;
  readonly validTo?: Instant;
}

/** Every kind of record by name. */
export interface RecordKinds {
  readonly deployment: DeploymentRecord;
  readonly resource: ResourceRecord;
  readonly processDefinition: ProcessDefinitionRecord;
  readonly decisionDefinition: DecisionDefinitionRecord;
  readonly form: FormRecord;
  readonly instance: InstanceRecord;
  readonly eventBatch: EventBatchRecord;
  readonly task: TaskRecord;
  readonly job: JobRecord;
  readonly subscription: SubscriptionRecord;
  readonly incident: IncidentRecord;
  readonly historicInstance: HistoricInstanceRecord;
  readonly historicActivity: HistoricActivityRecord;
  readonly household: HouseholdRecord;
  readonly person: PersonRecord;
  readonly trajectory: TrajectoryRecord;
  readonly report: ReportRecord;
  readonly reporter: ReporterRecord;
  readonly submission: SubmissionRecord;
  readonly draft: DraftRecord;
  readonly handOver: HandOverRecord;
  readonly grant: GrantRecord;
  readonly notification: NotificationRecord;
  readonly timeline: TimelineRecord;
  readonly user: UserRecord;
  readonly session: SessionRecord;
  readonly idempotency: IdempotencyRecord;
  readonly norm: NormRecord;
}

export type RecordKind = keyof RecordKinds;
