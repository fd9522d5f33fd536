import { z } from 'zod';
import { formData } from './forms.js';
import { contactBan, homeBan } from './home-bans.js';
import { householdMember } from './households.js';
import { id, instant, limit, offset, text, urgency } from './shapes.js';
import { taskSummary } from './tasks.js';

export const place = z.object({
  instanceId: id,
  definitionId: id,
  processKey: z.string(),
  processName: z.string(),
  version: z.int(),
  /** Where it stands: element ids with a token; and where it has been. */
  active: z.array(
    z.object({
      elementId: z.string(),
      name: z.string(),
      since: instant,
      /** Waits only for other places that are told themselves: a sub-process or call for what is inside, a join. */
      quiet: z.boolean(),
    }),
  ),
  visited: z.array(z.string()),
  incidents: z.array(
    z.object({ id, elementId: z.string(), name: z.string(), code: z.string(), message: z.string() }),
  ),
});
export const trajectory = z.object({
  id,
  version: z.int(),
  householdId: id,
  householdLabel: z.string(),
  members: z.array(householdMember),
  state: z.string(),
  phase: z.int(),
  urgency: urgency.optional(),
  route: z.string().optional(),
  escalationLevel: z.int(),
  fixedFace: z.object({ user: id, name: z.string() }).optional(),
  substitute: z.object({ user: id, name: z.string() }).optional(),
  rvtProfessional: z.object({ user: id, name: z.string() }).optional(),
  receivedAt: instant,
  legalDueAt: instant.optional(),
  nextReviewAt: instant.optional(),
  closedAt: instant.optional(),
  followUpDueAt: instant.optional(),
  retainUntil: z.string().optional(),
  breaches: z.array(z.object({ norm: z.string(), at: instant })),
  /** For whom outside it waits, since when, and when somebody calls if nothing came. */
  waits: z.array(z.object({ waitsFor: z.string(), since: instant, until: instant, owner: id.optional() })),
  safetyCheckedAt: instant.optional(),
  /** Ordered by the judge, with the reference of the court. */
  measure: z
    .object({
      kind: z.string(),
      from: instant,
      until: instant,
      hearingUntil: instant.optional(),
      placementUntil: instant.optional(),
      courtReference: z.string().optional(),
    })
    .optional(),
  places: z.array(place),
  /** The newest, running or over. */
  homeBan: homeBan.optional(),
  contactBans: z.array(contactBan),
  openTasks: z.array(taskSummary),
  /** Looked at through the emergency door, until then. */
  emergencyUntil: instant.optional(),
  /** What this person may do here: `offer-hand-over`, `escalate`, `review-now`, `signal-incident`. */
  may: z.array(z.string()),
});
export type Trajectory = z.infer<typeof trajectory>;
export const trajectorySummary = z.object({
  id,
  householdId: id,
  householdLabel: z.string(),
  state: z.string(),
  phase: z.int(),
  urgency: urgency.optional(),
  escalationLevel: z.int(),
  fixedFaceName: z.string().optional(),
  receivedAt: instant,
  nextReviewAt: instant.optional(),
  openTasks: z.int(),
  overdueTasks: z.int(),
});
export const trajectoryList = z.object({ items: z.array(trajectorySummary), total: z.int(), asOf: instant });
export const trajectoryQuery = z.strictObject({ state: id.optional(), limit: limit(200, 50), offset });
export const trajectoryNamed = z.object({ trajectoryId: id });
export const pageQuery = z.strictObject({ limit: limit(500, 100), offset });
export const timelineEntry = z.object({
  id,
  at: instant,
  code: z.string(),
  actor: z.string(),
  actorName: z.string(),
  elementName: z.string().optional(),
  taskId: z.string().optional(),
  details: formData.optional(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;
export const timeline = z.object({ items: z.array(timelineEntry), asOf: instant });

/** Asks to start or bring forward something in a running trajectory. */
export const trajectoryAction = z.strictObject({
  action: z.enum([
    'escalate',
    'consult',
    'review-now',
    'signal-incident',
    'fixed-face-leaves',
    'record-outcome',
    'ask-specialist',
    'investigation-done',
    'acute',
    'home-ban-violated',
    'home-ban-appeal',
  ]),
  reason: text(2000).optional(),
});
