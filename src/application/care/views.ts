import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import type { TrajectoryRecord, Urgency } from '../../ports/records.js';
import type { ContactBanView, HomeBanView } from './home-ban/view-home-ban.js';

/*
 * What the case side shows. A test compares these with the HTTP contract; codes stay codes, except the sentence
 * of a derivation, which only the calendar can write.
 */

export type Fields = Readonly<Record<string, Json>>;

export interface DerivationView {
  readonly clock: string;
  readonly from: Instant;
  readonly due: Instant;
  readonly skipped: { readonly date: string; readonly reason: string }[];
  readonly notes: { readonly code: string; readonly date?: string }[];
  readonly norm?: {
    readonly key: string;
    readonly version: number;
    readonly source: string;
    readonly label: string;
  };
  readonly calendarVersion: string;
  readonly sentence: { readonly nl: string; readonly en: string };
}

export interface DeadlineView {
  readonly dueAt?: Instant;
  readonly overdue: boolean;
  readonly safetyCritical: boolean;
  readonly derivation?: DerivationView;
  readonly suspendedSince?: Instant;
  readonly acts?: ClockActView[];
}

export interface ClockActView {
  readonly kind: string;
  readonly at: Instant;
  readonly basis?: string;
  readonly days?: number;
  readonly dueBefore: Instant;
  readonly dueAfter?: Instant;
}

export interface PersonName {
  readonly user: string;
  readonly name: string;
}

export interface MemberView {
  readonly id: string;
  readonly name: string;
  readonly birthDate?: string;
  readonly role: string;
}

export interface TaskSummary {
  readonly id: string;
  readonly name: string;
  readonly elementId: string;
  readonly processKey: string;
  readonly processName: string;
  readonly trajectoryId?: string;
  readonly householdLabel?: string;
  readonly urgency?: Urgency;
  readonly assignee?: string;
  readonly assigneeName?: string;
  readonly candidateGroups: string[];
  readonly createdAt: Instant;
  readonly deadline: DeadlineView;
  readonly mayComplete: boolean;
  readonly whyNot?: string;
}

export interface ProposalView {
  readonly decision: string;
  readonly version: number;
  readonly result: Json;
  readonly rules: string[];
}

export interface TaskDetail<Form = unknown> extends TaskSummary {
  readonly version: number;
  readonly documentation?: string;
  readonly explanation?: { readonly nl: string };
  readonly form?: Form;
  readonly prefill: Fields;
  readonly draft?: { readonly data: Fields; readonly savedBy: string; readonly savedAt: Instant };
  readonly proposals: ProposalView[];
  readonly members: MemberView[];
  readonly clockActs: string[];
}

export interface TaskList {
  readonly items: TaskSummary[];
  readonly total: number;
  readonly asOf: Instant;
}

export interface ReportReceived {
  readonly reportId: string;
  readonly householdId: string;
  readonly trajectoryId: string;
  readonly signalOnRunningTrajectory: boolean;
}

export interface ReportView {
  readonly id: string;
  readonly householdId: string;
  readonly trajectoryId: string;
  readonly channel: string;
  readonly anonymity: string;
  readonly receivedAt: Instant;
  readonly receivedBy: string;
  readonly answers: Fields;
  /** Only for a `vt-officer` (domain.md §3.2). */
  readonly reporter?: { readonly name: string; readonly organisation?: string; readonly contact?: string };
}

export interface HouseholdView {
  readonly id: string;
  readonly label: string;
  readonly municipality: string;
  readonly region: string;
  readonly members: MemberView[];
  readonly openTrajectoryId?: string;
  readonly trajectories: { readonly id: string; readonly state: string; readonly receivedAt: Instant }[];
}

export interface PlaceView {
  readonly instanceId: string;
  readonly definitionId: string;
  readonly processKey: string;
  readonly processName: string;
  readonly version: number;
  readonly active: {
    readonly elementId: string;
    readonly name: string;
    readonly since: Instant;
    readonly quiet: boolean;
  }[];
  readonly visited: string[];
  readonly incidents: {
    readonly id: string;
    readonly elementId: string;
    readonly name: string;
    readonly code: string;
    readonly message: string;
  }[];
}

export interface TrajectorySummary {
  readonly id: string;
  readonly householdId: string;
  readonly householdLabel: string;
  readonly state: string;
  readonly phase: number;
  readonly urgency?: Urgency;
  readonly escalationLevel: number;
  readonly fixedFaceName?: string;
  readonly receivedAt: Instant;
  readonly nextReviewAt?: Instant;
  readonly openTasks: number;
  readonly overdueTasks: number;
}

export interface TrajectoryView {
  readonly id: string;
  readonly version: number;
  readonly householdId: string;
  readonly householdLabel: string;
  readonly members: MemberView[];
  readonly state: string;
  readonly phase: number;
  readonly urgency?: Urgency;
  readonly route?: string;
  readonly escalationLevel: number;
  readonly fixedFace?: PersonName;
  readonly substitute?: PersonName;
  readonly rvtProfessional?: PersonName;
  readonly receivedAt: Instant;
  readonly legalDueAt?: Instant;
  readonly nextReviewAt?: Instant;
  readonly closedAt?: Instant;
  readonly followUpDueAt?: Instant;
  readonly retainUntil?: string;
  readonly breaches: { readonly norm: string; readonly at: Instant }[];
  readonly waits: {
    readonly waitsFor: string;
    readonly since: Instant;
    readonly until: Instant;
    readonly owner?: string;
  }[];
  readonly safetyCheckedAt?: Instant;
  readonly measure?: NonNullable<TrajectoryRecord['measure']>;
  readonly places: PlaceView[];
  readonly homeBan?: HomeBanView;
  readonly contactBans: ContactBanView[];
  readonly openTasks: TaskSummary[];
  /** Looked at through the emergency door, until then. */
  readonly emergencyUntil?: Instant;
  readonly may: string[];
}

export interface TrajectoryList {
  readonly items: TrajectorySummary[];
  readonly total: number;
  readonly asOf: Instant;
}

export interface TimelineEntry {
  readonly id: string;
  readonly at: Instant;
  readonly code: string;
  readonly actor: string;
  readonly actorName: string;
  readonly elementName?: string;
  readonly taskId?: string;
  readonly details?: Fields;
}

export interface Timeline {
  readonly items: TimelineEntry[];
  readonly asOf: Instant;
}

export interface OverdueItem {
  readonly taskId: string;
  readonly trajectoryId?: string;
  readonly step: string;
  readonly processName: string;
  readonly dueAt: Instant;
  readonly minutesLate: number;
  readonly safetyCritical: boolean;
  readonly urgency?: Urgency;
  readonly ownerRole: string;
  readonly assigneeName?: string;
  readonly lastAction?: { readonly code: string; readonly at: Instant };
  readonly level?: string;
  readonly derivation?: DerivationView;
}

export interface OverdueList {
  readonly items: OverdueItem[];
  readonly total: number;
  readonly safetyCritical: number;
  readonly breaches: number;
  readonly asOf: Instant;
}

export interface NotificationView {
  readonly id: string;
  readonly code: string;
  readonly at: Instant;
  readonly channel: string;
  readonly taskId?: string;
  readonly taskName?: string;
  readonly trajectoryId?: string;
  readonly read: boolean;
}

export interface NotificationList {
  readonly items: NotificationView[];
  readonly asOf: Instant;
}
