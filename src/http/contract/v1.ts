/*
 * The shapes of /api/v1: what the server checks, what the OpenAPI document says and what the browser compiles
 * against are this one list. Codes are English and stable; words for people are chosen in the browser.
 */
export { json, urgency, role, type Role } from './v1/shapes.js';
export {
  signIn,
  signInMode,
  type SignInMode,
  me,
  type Me,
  person,
  type Colleague,
  colleagues,
  colleagueQuery,
  notification,
  notificationList,
  notificationQuery,
} from './v1/people.js';
export { derivation, type Derivation, deadline, clockAct, clockActed } from './v1/deadlines.js';
export { explanation } from './v1/explanations.js';
export {
  indicatorsQuery,
  indicatorQuery,
  type ShownFigure,
  type ShownIndicator,
  indicatorList,
  viewedIndicator,
  standStillsQuery,
  standStillList,
  exportQuery,
  variantList,
} from './v1/indicators.js';
export { formField, type FormField, form, type Form, formData } from './v1/forms.js';
export {
  householdMember,
  household,
  type Household,
  householdList,
  householdQuery,
} from './v1/households.js';
export {
  rightsKind,
  ownSide,
  ownWords,
  itemNamed,
  ownRightsRequest,
  rightsRequestFor,
  rightsRequestNamed,
  portalInvitation,
  portalInvited,
} from './v1/household-side.js';
export {
  newDossierItem,
  dossierItems,
  printFor,
  printedFor,
  relationship,
  relationshipNamed,
  newAddress,
  addressKept,
  addresses,
  weighing,
  weighingJudged,
  breakGlass,
  glassBroken,
  newShare,
  shareNamed,
  shareList,
  accessFile,
} from './v1/dossier.js';
export { operation, operationList, operationQuery, type Operation } from './v1/operations.js';
export { packageList, sentPackage } from './v1/packages.js';
export { newReport, type NewReport, reportReceived, report } from './v1/reports.js';
export {
  taskSummary,
  type TaskSummary,
  taskDetail,
  type TaskDetail,
  taskList,
  taskQuery,
  taskCounts,
  taskNamed,
  taskCompleted,
  draftSaved,
  completeTask,
  saveDraft,
} from './v1/tasks.js';
export {
  place,
  trajectory,
  type Trajectory,
  trajectorySummary,
  trajectoryList,
  trajectoryQuery,
  trajectoryNamed,
  pageQuery,
  timelineEntry,
  type TimelineEntry,
  timeline,
  trajectoryAction,
} from './v1/trajectories.js';
export {
  offerHandOver,
  refuseHandOver,
  handOver,
  handOverQuery,
  handOverNamed,
  handOverList,
} from './v1/hand-overs.js';
export {
  homeBan,
  contactBan,
  reportHomeBan,
  extendHomeBan,
  withdrawHomeBan,
  homeBanNamed,
} from './v1/home-bans.js';
export { onCallShift, onCallRoster, addOnCallShift, onCallShiftNamed } from './v1/on-call.js';
export {
  norm,
  normChange,
  normList,
  proposeNorm,
  retractNorm,
  normChangeNamed,
  normEffects,
} from './v1/norms.js';
export { overdueItem, type OverdueItem, overdueList } from './v1/steering.js';
export {
  absenceEnded,
  absenceNamed,
  giveWork,
  proposedWork,
  redistributionList,
  reportAbsence,
  takeWorkBack,
  workGiven,
  workload,
  workTakenBack,
} from './v1/workload.js';
export {
  workflowSummary,
  workflowList,
  workflowVersion,
  workflowVersions,
  modelProblem,
  type Problem,
  checkWorkflow,
  checkedWorkflow,
  publishWorkflow,
  publishedWorkflow,
} from './v1/workflows.js';
export {
  planMigration,
  plannedMigration,
  type PlannedMigration,
  rehearseMigration,
  rehearsedMigration,
  type RehearsedMigration,
  startMigration,
  becauseOf,
  change,
  type Change,
  changeList,
  changeResultsQuery,
  changeResults,
  type ChangeResults,
  previewModification,
  previewedModification,
  modifyInstance,
  modifiedInstance,
} from './v1/changes.js';
export { problem, type ProblemDetails } from './v1/problem.js';
