import type { z } from 'zod';
import type {
  clockAct,
  normChange,
  normEffects,
  normList,
  onCallRoster,
  addOnCallShift,
  proposeNorm,
  changeList,
  colleagues,
  deadline,
  explanation,
  handOver,
  handOverList,
  householdList,
  householdMember,
  indicatorList,
  notification,
  notificationList,
  offerHandOver,
  operationList,
  breakGlass,
  overdueList,
  ownRightsRequest,
  ownSide,
  place,
  publishedWorkflow,
  publishWorkflow,
  refuseHandOver,
  reportReceived,
  standStillList,
  taskCompleted,
  taskCounts,
  taskList,
  taskQuery,
  timeline,
  trajectoryAction,
  trajectoryList,
  trajectorySummary,
  variantList,
  viewedIndicator,
  workflowList,
  workflowVersions,
  giveWork,
  proposedWork,
  redistributionList,
  reportAbsence,
  workload,
} from '../../http/contract/v1.js';

/* The contract's shapes by the names the pages use. */
export type Colleagues = z.infer<typeof colleagues>;
export type Deadline = z.infer<typeof deadline>;
export type Explanation = z.infer<typeof explanation>;
export type PlaceExplained = Explanation['items'][number]['places'][number];
export type Wait = PlaceExplained['waitsFor'][number];
export type Passage = PlaceExplained['path'][number];
export type Way = Passage['taken'][number];
export type HandOver = z.infer<typeof handOver>;
export type HandOverList = z.infer<typeof handOverList>;
export type HouseholdList = z.infer<typeof householdList>;
export type Member = z.infer<typeof householdMember>;
export type Notification = z.infer<typeof notification>;
export type NotificationList = z.infer<typeof notificationList>;
export type HandOverOffer = z.infer<typeof offerHandOver>;
export type HandOverKind = HandOverOffer['kind'];
export type HandOverRefusal = z.infer<typeof refuseHandOver>;
export type IndicatorList = z.infer<typeof indicatorList>;
export type StandStillList = z.infer<typeof standStillList>;
export type VariantList = z.infer<typeof variantList>;
export type ViewedIndicator = z.infer<typeof viewedIndicator>;
export type Emergency = z.infer<typeof breakGlass>;
export type OwnSideAnswer = z.infer<typeof ownSide>;
export type OwnSide = OwnSideAnswer['items'][number];
export type OwnPiece = OwnSide['plan'][number];
export type OwnRightsRequest = z.infer<typeof ownRightsRequest>;
export type RightsKind = OwnRightsRequest['kind'];
export type OperationList = z.infer<typeof operationList>;
export type ClockActAsked = z.infer<typeof clockAct>;
export type NormChange = z.infer<typeof normChange>;
export type Norm = NormChange['norm'];
export type NormEffects = z.infer<typeof normEffects>;
export type NormList = z.infer<typeof normList>;
export type NormProposal = z.infer<typeof proposeNorm>;
export type OnCallRoster = z.infer<typeof onCallRoster>;
export type OnCallShift = OnCallRoster['items'][number];
export type Shift = z.infer<typeof addOnCallShift>;
export type OverdueList = z.infer<typeof overdueList>;
export type Place = z.infer<typeof place>;
export type Published = z.infer<typeof publishedWorkflow>;
export type Publication = z.infer<typeof publishWorkflow>;
export type ReportReceived = z.infer<typeof reportReceived>;
export type TaskCompleted = z.infer<typeof taskCompleted>;
export type TaskCounts = z.infer<typeof taskCounts>;
export type TaskList = z.infer<typeof taskList>;
export type TaskScope = z.infer<typeof taskQuery>['scope'];
export type Timeline = z.infer<typeof timeline>;
export type TrajectoryAction = z.infer<typeof trajectoryAction>;
export type TrajectoryList = z.infer<typeof trajectoryList>;
export type TrajectorySummary = z.infer<typeof trajectorySummary>;
export type ChangeList = z.infer<typeof changeList>;
export type Workload = z.infer<typeof workload>;
export type WorkloadItem = Workload['items'][number];
export type AbsenceReport = z.infer<typeof reportAbsence>;
export type ProposedWork = z.infer<typeof proposedWork>;
export type ProposedMove = ProposedWork['moves'][number];
export type WorkToGive = z.infer<typeof giveWork>;
export type RedistributionList = z.infer<typeof redistributionList>;
export type Redistribution = RedistributionList['items'][number];
export type WorkflowList = z.infer<typeof workflowList>;
export type WorkflowVersions = z.infer<typeof workflowVersions>;
export type {
  Change,
  ChangeResults,
  Colleague,
  Derivation,
  Form,
  FormField,
  Me,
  NewReport,
  Operation,
  OverdueItem,
  PlannedMigration,
  RehearsedMigration,
  Problem,
  Role,
  ShownFigure,
  ShownIndicator,
  SignInMode,
  TaskDetail,
  TaskSummary,
  TimelineEntry,
  Trajectory,
} from '../../http/contract/v1.js';
