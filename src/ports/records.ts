import type {
  DeploymentRecord,
  ResourceRecord,
  DeployedKeyRecord,
  ProcessDefinitionRecord,
  DecisionDefinitionRecord,
  RequirementsDefinitionRecord,
  FormRecord,
} from './records/deployment-records.js';
import type {
  InstanceRecord,
  EventBatchRecord,
  TaskRecord,
  JobRecord,
  SubscriptionRecord,
  CommentRecord,
  IncidentRecord,
} from './records/running-records.js';
import type {
  EvaluationRecord,
  FailedAttemptRecord,
  HistoricInstanceRecord,
  HistoricActivityRecord,
  HistoricIncidentRecord,
  OperationRecord,
} from './records/history-records.js';
import type { AttachedContentRecord, AttachmentRecord, FilterRecord } from './records/list-records.js';
import type { BatchRecord, BatchPartRecord, MigrationRecord } from './records/change-records.js';
import type {
  HouseholdRecord,
  PersonRecord,
  TrajectoryRecord,
  ReportRecord,
  ReporterRecord,
} from './records/household-records.js';
import type {
  SubmissionRecord,
  DraftRecord,
  HandOverRecord,
  GrantRecord,
  NotificationRecord,
  SentPackageRecord,
  TimelineRecord,
} from './records/work-records.js';
import type { ContactBanRecord, HomeBanRecord, OnCallShiftRecord } from './records/home-ban-records.js';
import type {
  RelationshipRecord,
  AddressRecord,
  DossierItemRecord,
  VisibilityMarkRecord,
  PortalRecord,
  RightsRequestRecord,
  ConsentRecord,
  ShareRecord,
  BreakGlassRecord,
  AuditRecord,
} from './records/rights-records.js';
import type { AbsenceRecord, RedistributionRecord } from './records/workload-records.js';
import type { NormChangeRecord, NormRecord } from './records/norm-records.js';
import type { UserRecord, SessionRecord, IdempotencyRecord } from './records/access-records.js';

/*
 * What lasts. Every kind of record has an `id`, a plain JSON body and a version that the store counts.
 * `fields` in `record-kinds.ts` says by which of its properties a kind can be asked for.
 */

export type {
  DeploymentRecord,
  ResourceRecord,
  DeployedKeyRecord,
  ProcessDefinitionRecord,
  JobSettings,
  DecisionDefinitionRecord,
  RequirementsDefinitionRecord,
  FormRecord,
} from './records/deployment-records.js';
export type {
  InstanceRecord,
  EventBatchRecord,
  TaskRecord,
  CareOfTask,
  JobKind,
  JobRecord,
  SubscriptionRecord,
  CommentRecord,
  IncidentRecord,
} from './records/running-records.js';
export type {
  EvaluationRecord,
  FailedAttemptRecord,
  HistoricInstanceRecord,
  HistoricActivityRecord,
  HistoricIncidentRecord,
  OperationCategory,
  OperationRecord,
} from './records/history-records.js';
export type { AttachmentRecord, FilterRecord } from './records/list-records.js';
export type {
  BatchType,
  BatchRecord,
  BatchResult,
  BatchPartRecord,
  MigrationRecord,
  ChangedRecord,
} from './records/change-records.js';
export type {
  HouseholdRecord,
  PersonRecord,
  Urgency,
  TrajectoryRecord,
  ReviewSummary,
  ReportRecord,
  ReporterRecord,
} from './records/household-records.js';
export type {
  SubmissionRecord,
  DraftRecord,
  HandOverRecord,
  GrantRecord,
  NotificationRecord,
  SentPackageRecord,
  TimelineRecord,
} from './records/work-records.js';
export type { ContactBanRecord, HomeBanRecord, OnCallShiftRecord } from './records/home-ban-records.js';
export type {
  RelationshipRecord,
  AddressRecord,
  DossierItemRecord,
  VisibilityMarkRecord,
  PortalRecord,
  RightsKind,
  RightsRequestRecord,
  ConsentRecord,
  ShareRecord,
  BreakGlassRecord,
  AuditRecord,
} from './records/rights-records.js';
export type { AbsenceRecord, RedistributionMove, RedistributionRecord } from './records/workload-records.js';
export type { NormChangeRecord, NormRecord } from './records/norm-records.js';
export type { UserRecord, SessionRecord, IdempotencyRecord } from './records/access-records.js';

/** Every kind of record by name. */
export interface RecordKinds {
  readonly deployment: DeploymentRecord;
  readonly resource: ResourceRecord;
  readonly deployedKey: DeployedKeyRecord;
  readonly processDefinition: ProcessDefinitionRecord;
  readonly decisionDefinition: DecisionDefinitionRecord;
  readonly requirementsDefinition: RequirementsDefinitionRecord;
  readonly form: FormRecord;
  readonly instance: InstanceRecord;
  readonly eventBatch: EventBatchRecord;
  readonly task: TaskRecord;
  readonly job: JobRecord;
  readonly subscription: SubscriptionRecord;
  readonly comment: CommentRecord;
  readonly incident: IncidentRecord;
  readonly historicInstance: HistoricInstanceRecord;
  readonly historicActivity: HistoricActivityRecord;
  readonly historicIncident: HistoricIncidentRecord;
  readonly failedAttempt: FailedAttemptRecord;
  readonly evaluation: EvaluationRecord;
  readonly operation: OperationRecord;
  readonly batch: BatchRecord;
  readonly batchPart: BatchPartRecord;
  readonly migration: MigrationRecord;
  readonly filter: FilterRecord;
  readonly attachment: AttachmentRecord;
  readonly attachedContent: AttachedContentRecord;
  readonly household: HouseholdRecord;
  readonly person: PersonRecord;
  readonly trajectory: TrajectoryRecord;
  readonly report: ReportRecord;
  readonly reporter: ReporterRecord;
  readonly submission: SubmissionRecord;
  readonly draft: DraftRecord;
  readonly handOver: HandOverRecord;
  readonly grant: GrantRecord;
  readonly sentPackage: SentPackageRecord;
  readonly absence: AbsenceRecord;
  readonly redistribution: RedistributionRecord;
  readonly notification: NotificationRecord;
  readonly timeline: TimelineRecord;
  readonly relationship: RelationshipRecord;
  readonly address: AddressRecord;
  readonly dossierItem: DossierItemRecord;
  readonly visibilityMark: VisibilityMarkRecord;
  readonly portal: PortalRecord;
  readonly rightsRequest: RightsRequestRecord;
  readonly consent: ConsentRecord;
  readonly share: ShareRecord;
  readonly breakGlass: BreakGlassRecord;
  readonly audit: AuditRecord;
  readonly user: UserRecord;
  readonly session: SessionRecord;
  readonly idempotency: IdempotencyRecord;
  readonly norm: NormRecord;
  readonly normChange: NormChangeRecord;
  readonly contactBan: ContactBanRecord;
  readonly homeBan: HomeBanRecord;
  readonly onCallShift: OnCallShiftRecord;
}

export type RecordKind = keyof RecordKinds;
