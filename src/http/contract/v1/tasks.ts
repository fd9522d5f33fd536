import { z } from 'zod';
import { deadline } from './deadlines.js';
import { form, formData } from './forms.js';
import { householdMember } from './households.js';
import { flag, id, instant, json, limit, offset, urgency } from './shapes.js';

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
  /** Why the task is there, for whoever reads the model; `explanation` says it to whoever does the task. */
  documentation: z.string().optional(),
  explanation: z.object({ nl: z.string() }).optional(),
  form: form.optional(),
  /** What is known already: the form starts with it, the person confirms (EV-2). Proposals of decision tables are here too. */
  prefill: formData,
  draft: z.object({ data: formData, savedBy: z.string(), savedAt: instant }).optional(),
  proposals: z.array(
    z.object({ decision: z.string(), version: z.int(), result: json, rules: z.array(z.string()) }),
  ),
  members: z.array(householdMember),
  /** What the asker may do to its clock: `suspend`, `resume`, `extend`, `recalculate`. */
  clockActs: z.array(z.string()),
});
export type TaskDetail = z.infer<typeof taskDetail>;
export const taskList = z.object({ items: z.array(taskSummary), total: z.int(), asOf: instant });
export const taskQuery = z.strictObject({
  /** `mine`: assigned to me. `available`: I may take it. `all` (default): both. */
  scope: z.enum(['mine', 'available', 'all']).default('all'),
  trajectory: id.optional(),
  overdue: flag.optional(),
  limit: limit(200, 50),
  offset,
});
/** Counted up to 1000, as every `total` of a list: 1000 means that many, or more. */
export const taskCounts = z.object({ mine: z.int(), available: z.int(), overdue: z.int() });
export const taskNamed = z.object({ taskId: id });
export const taskCompleted = z.object({
  taskId: id,
  submissionId: id.optional(),
  trajectoryId: id.optional(),
});
export const draftSaved = z.object({ savedAt: instant });

/** What one form may hold, as variables may: it is kept and read again with the task. */
const maxFormLength = 1024 * 1024;
const sentData = formData.refine((data) => JSON.stringify(data).length <= maxFormLength, {
  error: 'Expected at most 1 MB of form data, but got more',
});
export const completeTask = z.strictObject({ data: sentData.default({}) });
export const saveDraft = z.strictObject({ data: sentData });
