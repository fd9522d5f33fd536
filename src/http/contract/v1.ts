import { z } from 'zod';

/*
 * The shapes of /api/v1: what the server checks, what the OpenAPI document says and what the browser compiles
 * against are this one file. Codes are English and stable; words for people are chosen in the browser.
 */

const id = z.string().min(1).max(200);
const instant = z.iso.datetime({ offset: true });
const text = (max: number) => z.string().trim().min(1).max(max);
export const urgency = z.enum(['ACUTE', 'HIGH', 'NORMAL', 'LOW']);
export const role = z.enum([
  'vt-officer', 'local-team', 'local-team-lead', 'rvt', 'rvt-front-office', 'behavioural-scientist', 'crisis-247',
  'specialist-network', 'gi-officer', 'municipal-decision', 'independent-checker', 'manager', 'process-designer',
  'privacy-officer', 'app-admin',
]);
export type Role = z.infer<typeof role>;

/* Who am I */
export const signIn = z.strictObject({ username: text(100), password: z.string().min(1).max(200) });
export const me = z.object({
  user: id,
  name: z.string(),
  roles: z.array(role),
  /** `demo`: no identity provider is configured, all data is synthetic. */
  mode: z.enum(['demo', 'oidc']),
  /** Unread notifications. */
  unread: z.int(),
  now: instant,
});
export type Me = z.infer<typeof me>;
export const person = z.object({ user: id, name: z.string(), roles: z.array(role) });
export type Colleague = z.infer<typeof person>;

/* Deadlines */
export const derivation = z.object({
  /** The clock as in the register: `WD5`, `PT2H`, `P6W+ATW`, `WD1<=PT72H`, `BACK(WD3)`. */
  clock: z.string(),
  from: instant,
  due: instant,
  /** Days that did not count, in order, with the reason's code: `saturday`, `sunday`, `good-friday`, … */
  skipped: z.array(z.object({ date: z.string(), reason: z.string() })),
  /** What else happened, by code: `capped`, `atw-1`, `atw-2`, `suspended`, `calendar-unknown`, … */
  notes: z.array(z.object({ code: z.string(), date: z.string().optional() })),
  norm: z.object({ key: z.string(), version: z.int(), source: z.string(), label: z.string() }).optional(),
  calendarVersion: z.string(),
  /** The derivation as a sentence, in both languages; from the same data, made by the server. */
  sentence: z.object({ nl: z.string(), en: z.string() }),
});
export type Derivation = z.infer<typeof derivation>;

/* Forms: a subset of the form-js schema with `properties` for what Koers adds */
const option = z.object({ value: z.string(), label: z.string(), labelEn: z.string().optional() });
export const formField: z.ZodType<FormField> = z.lazy(() =>
  z.object({
    type: z.enum(['text', 'textfield', 'textarea', 'number', 'checkbox', 'radio', 'select', 'checklist', 'datetime', 'person', 'persons', 'user', 'list']),
    /** Absent on `text`, which only shows something. */
    key: z.string().optional(),
    label: z.string(),
    labelEn: z.string().optional(),
    help: z.string().optional(),
    helpEn: z.string().optional(),
    values: z.array(option).optional(),
    required: z.boolean().optional(),
    /** FEEL over the form's data: required, shown, or valid when true. */
    requiredWhen: z.string().optional(),
    shownWhen: z.string().optional(),
    validWhen: z.string().optional(),
    validMessage: z.string().optional(),
    validMessageEn: z.string().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    minLength: z.int().optional(),
    maxLength: z.int().optional(),
    /** `datetime`: only a date, or also a time. */
    precision: z.enum(['date', 'datetime']).optional(),
    readOnly: z.boolean().optional(),
    /** `list`: the fields of one row. */
    fields: z.array(formField).optional(),
    /** `user`: only colleagues with this role. */
    role: z.string().optional(),
  }),
);
export interface FormField {
  type: 'text' | 'textfield' | 'textarea' | 'number' | 'checkbox' | 'radio' | 'select' | 'checklist' | 'datetime' | 'person' | 'persons' | 'user' | 'list';
  key?: string | undefined;
  label: string;
  labelEn?: string | undefined;
  help?: string | undefined;
  helpEn?: string | undefined;
  values?: { value: string; label: string; labelEn?: string | undefined }[] | undefined;
  required?: boolean | undefined;
  requiredWhen?: string | undefined;
  shownWhen?: string | undefined;
  validWhen?: string | undefined;
  validMessage?: string | undefined;
  validMessageEn?: string | undefined;
  min?: number | undefined;
  max?: number | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  precision?: 'date' | 'datetime' | undefined;
  readOnly?: boolean | undefined;
  fields?: FormField[] | undefined;
  role?: string | undefined;
}
export const form = z.object({ key: z.string(), version: z.int(), title: z.string(), titleEn: z.string().optional(), fields: z.array(formField) });
export type Form = z.infer<typeof form>;
export const formData = z.record(z.string().max(100), z.json());

/* Reports, households, trajectories */
export const newReport = z.strictObject({
  channel: z.enum(['web', 'phone', 'police', 'school', 'professional', 'other']),
  anonymity: z.enum(['NONE', 'SHIELDED', 'DOUBLE']).default('NONE'),
  /** When it came in; not in the future; default now. */
  receivedAt: instant.optional(),
  household: z.union([
    z.strictObject({ id }),
    z.strictObject({
      label: text(100),
      municipality: text(100),
      members: z.array(z.strictObject({ name: text(200), birthDate: z.iso.date().optional(), role: z.enum(['child', 'adult', 'network']) })).min(1).max(30),
    }),
  ]),
  reporter: z.strictObject({ name: text(200), organisation: z.string().max(200).optional(), contact: z.string().max(200).optional() }).optional(),
  /** What was seen, in the reporter's words. */
  observedFacts: z.string().trim().min(20).max(4000),
  /** The danger questions of D-01; what is left out counts as unknown. */
  dangerNow: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  weaponOrStrangulation: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  childUnder4OrDependentAdultWithoutCare: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  perpetratorAccess: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  childAfraidToGoHome: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  acute: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  structural: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  earlierReports12m: z.int().min(0).max(100).optional(),
});
export type NewReport = z.input<typeof newReport>;
export const reportReceived = z.object({
  reportId: id,
  householdId: id,
  trajectoryId: id,
  /** True when the household already had an open trajectory: the report became a signal on it (GG-1). */
  signalOnRunningTrajectory: z.boolean(),
});
export const report = z.object({
  id, householdId: id, trajectoryId: id, channel: z.string(), anonymity: z.string(), receivedAt: instant, receivedBy: z.string(),
  answers: formData,
});

export const householdMember = z.object({ id, name: z.string(), birthDate: z.string().optional(), role: z.string() });
export const household = z.object({
  id, label: z.string(), municipality: z.string(), region: z.string(), members: z.array(householdMember), openTrajectoryId: z.string().optional(),
  trajectories: z.array(z.object({ id, state: z.string(), receivedAt: instant })),
});
export type Household = z.infer<typeof household>;

export const deadline = z.object({ dueAt: instant.optional(), overdue: z.boolean(), safetyCritical: z.boolean(), derivation: derivation.optional() });

export const taskSummary = z.object({
  id,
  name: z.string(),
  elementId: z.string(),
  processKey: z.string(),
  processName: z.string(),
  trajectoryId: z.string().optional(),
  householdLabel: z.string().optional(),
  urgency: urgency.optional(),
  assignee: z.string().optional(),
  assigneeName: z.string().optional(),
  candidateGroups: z.array(z.string()),
  createdAt: instant,
  deadline,
  /** Whether the asker may do it now; if not, why: `FOUR_EYES`, `NOT_CANDIDATE`, `ASSIGNED_TO_OTHER`. */
  mayComplete: z.boolean(),
  whyNot: z.string().optional(),
});
export type TaskSummary = z.infer<typeof taskSummary>;
export const taskDetail = taskSummary.extend({
  version: z.int(),
  documentation: z.string().optional(),
  form: form.optional(),
  /** What is known already: the form starts with it, the person confirms (EV-2). Proposals of decision tables are here too. */
  prefill: formData,
  draft: z.object({ data: formData, savedBy: z.string(), savedAt: instant }).optional(),
  proposals: z.array(z.object({ decision: z.string(), version: z.int(), result: z.json(), rules: z.array(z.string()) })),
  members: z.array(householdMember),
});
export type TaskDetail = z.infer<typeof taskDetail>;
export const taskList = z.object({ items: z.array(taskSummary), total: z.int(), asOf: instant });
export const taskQuery = z.strictObject({
  /** `mine`: assigned to me. `available`: I may take it. `all` (default): both. */
  scope: z.enum(['mine', 'available', 'all']).default('all'),
  trajectory: id.optional(),
  overdue: z.enum(['true', 'false']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});
export const completeTask = z.strictObject({ data: formData.default({}) });
export const saveDraft = z.strictObject({ data: formData });

export const place = z.object({
  instanceId: id, definitionId: id, processKey: z.string(), processName: z.string(), version: z.int(),
  /** Where it stands: element ids with a token; and where it has been. */
  active: z.array(z.object({ elementId: z.string(), name: z.string(), since: instant })),
  visited: z.array(z.string()),
  incidents: z.array(z.object({ id, elementId: z.string(), code: z.string(), message: z.string() })),
});
export const trajectory = z.object({
  id, version: z.int(), householdId: id, householdLabel: z.string(), members: z.array(householdMember), state: z.string(), phase: z.int(),
  urgency: urgency.optional(), route: z.string().optional(), escalationLevel: z.int(),
  fixedFace: z.object({ user: id, name: z.string() }).optional(),
  substitute: z.object({ user: id, name: z.string() }).optional(),
  rvtProfessional: z.object({ user: id, name: z.string() }).optional(),
  receivedAt: instant, legalDueAt: instant.optional(), nextReviewAt: instant.optional(), closedAt: instant.optional(),
  followUpDueAt: instant.optional(), retainUntil: z.string().optional(),
  breaches: z.array(z.object({ norm: z.string(), at: instant })),
  places: z.array(place),
  openTasks: z.array(taskSummary),
  /** What this person may do here: `offer-hand-over`, `escalate`, `review-now`, `signal-incident`. */
  may: z.array(z.string()),
});
export type Trajectory = z.infer<typeof trajectory>;
export const trajectorySummary = z.object({
  id, householdId: id, householdLabel: z.string(), state: z.string(), phase: z.int(), urgency: urgency.optional(), escalationLevel: z.int(),
  fixedFaceName: z.string().optional(), receivedAt: instant, nextReviewAt: instant.optional(), openTasks: z.int(), overdueTasks: z.int(),
});
export const trajectoryList = z.object({ items: z.array(trajectorySummary), total: z.int(), asOf: instant });
export const timelineEntry = z.object({
  id, at: instant, code: z.string(), actor: z.string(), actorName: z.string(), elementName: z.string().optional(), taskId: z.string().optional(),
  details: formData.optional(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;
export const timeline = z.object({ items: z.array(timelineEntry), asOf: instant });

/** Asks to start or bring forward something in a running trajectory. */
export const trajectoryAction = z.strictObject({
  action: z.enum(['escalate', 'consult', 'review-now', 'signal-incident', 'fixed-face-leaves']),
  reason: text(2000).optional(),
});

/* Hand-overs */
export const offerHandOver = z.strictObject({
  kind: z.enum(['FIXED_FACE', 'LEAD_LOCAL_RVT', 'MUNICIPALITY', 'GI_JOINS', 'AGE_18', 'TO_PRIMARY_CARE']),
  receiver: id.optional(),
  receiverGroup: z.string().min(1).max(100),
  reason: text(2000),
});
export const refuseHandOver = z.strictObject({ reason: text(2000), alternative: text(2000) });
export const handOver = z.object({
  id, version: z.int(), trajectoryId: id, householdLabel: z.string(), kind: z.string(), state: z.string(), giver: z.string(), giverName: z.string(),
  receiver: z.string().optional(), receiverName: z.string().optional(), receiverGroup: z.string(), reason: z.string(),
  refusalReason: z.string().optional(), alternative: z.string().optional(), offeredAt: instant.optional(), acceptedAt: instant.optional(),
  deadline, mayAnswer: z.boolean(),
});
export const handOverList = z.object({ items: z.array(handOver), asOf: instant });

/* For the manager */
export const overdueItem = z.object({
  taskId: id, trajectoryId: z.string().optional(), step: z.string(), processName: z.string(), dueAt: instant, minutesLate: z.int(),
  safetyCritical: z.boolean(), urgency: urgency.optional(), ownerRole: z.string(), assigneeName: z.string().optional(),
  lastAction: z.object({ code: z.string(), at: instant }).optional(),
  /** Ladder levels reached: `E1`, `E2`, `E3`. */
  level: z.string().optional(),
  derivation: derivation.optional(),
});
export type OverdueItem = z.infer<typeof overdueItem>;
export const overdueList = z.object({ items: z.array(overdueItem), total: z.int(), safetyCritical: z.int(), breaches: z.int(), asOf: instant });

export const notification = z.object({
  id, code: z.string(), at: instant, channel: z.string(), taskId: z.string().optional(), taskName: z.string().optional(), trajectoryId: z.string().optional(), read: z.boolean(),
});
export const notificationList = z.object({ items: z.array(notification), asOf: instant });

/* For the process designer */
export const workflowSummary = z.object({
  key: z.string(), name: z.string(), version: z.int(), definitionId: z.string(), deployedAt: instant, deployedBy: z.string(), running: z.int(), readme: z.string().optional(),
});
export const workflowList = z.object({ items: z.array(workflowSummary) });
export const workflowVersion = z.object({
  key: z.string(), name: z.string(), version: z.int(), definitionId: z.string(), deployedAt: instant, deployedBy: z.string(), running: z.int(), note: z.string().optional(),
});
export const workflowVersions = z.object({ items: z.array(workflowVersion) });
export const modelProblem = z.object({
  /** `error` blocks publishing. */
  severity: z.enum(['error', 'warning']),
  /** The lint rule or the engine's problem code. */
  rule: z.string(),
  element: z.string().optional(),
  line: z.int().optional(),
  message: z.string(),
});
export type Problem = z.infer<typeof modelProblem>;
export const checkWorkflow = z.strictObject({ xml: z.string().min(1).max(5_000_000) });
export const checkedWorkflow = z.object({ problems: z.array(modelProblem) });
export const publishWorkflow = z.strictObject({
  xml: z.string().min(1).max(5_000_000),
  /** What changes and why: kept with the version (LE-1). */
  note: text(1000),
});
export const publishedWorkflow = z.object({ key: z.string(), version: z.int(), definitionId: z.string() });

/** RFC 9457. */
export const problem = z.object({
  type: z.string(), title: z.string(), status: z.int(), detail: z.string().optional(), instance: z.string().optional(), code: z.string(),
  traceId: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
});
export type ProblemDetails = z.infer<typeof problem>;
