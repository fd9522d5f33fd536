import { z } from 'zod';
import { id, instant, offset, text } from './shapes.js';

/* Running work that is changed by hand, for process designers and application management */
const version = z.int().min(1);
const reason = text(1000);
const migrationInstruction = z.strictObject({
  source: id,
  target: id,
  updateEventTrigger: z.boolean().optional(),
});
const instructions = z.array(migrationInstruction).max(5_000);

export const planMigration = z.strictObject({
  from: version,
  to: version,
  /** Timers, messages and signals are read anew; due dates may change. */
  updateEventTriggers: z.boolean().optional(),
});
export const plannedMigration = z.object({
  /** How many run on the old version. */
  running: z.int(),
  steps: z.array(
    z.object({
      source: z.string(),
      name: z.string().optional(),
      type: z.string(),
      /** How many are there now. */
      here: z.int(),
      target: z.string().optional(),
    }),
  ),
  targets: z.array(z.object({ id: z.string(), name: z.string().optional(), type: z.string() })),
  instructions,
});
export type PlannedMigration = z.infer<typeof plannedMigration>;

export const rehearseMigration = z.strictObject({
  from: version,
  to: version,
  instructions,
  offset: z.int().min(0).optional(),
});
const migrationProblem = z.object({ code: z.string(), element: z.string(), name: z.string().optional() });
const movedMoment = z.object({
  name: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  dueBefore: instant.optional(),
  dueAfter: instant.optional(),
});
export const rehearsedMigration = z.object({
  /** On the old version; at most 500 are looked at in one go. */
  total: z.int(),
  moving: z.int(),
  staying: z.int(),
  items: z.array(
    z.object({
      instanceId: z.string(),
      problems: z.array(migrationProblem),
      tasks: z.array(movedMoment),
      timers: z.array(movedMoment),
      /** Names of variables that would be gone. */
      lost: z.array(z.string()),
    }),
  ),
});
export type RehearsedMigration = z.infer<typeof rehearsedMigration>;

export const startMigration = z.strictObject({
  from: version,
  to: version,
  instructions,
  reason,
  /** Only these; without it all that run on the old version. */
  instances: z.array(id).min(1).max(10_000).optional(),
});
export const becauseOf = z.strictObject({ reason });
export const change = z.object({
  id: z.string(),
  type: z.string(),
  state: z.enum(['RUNNING', 'PAUSED', 'COMPLETED', 'CANCELLED']),
  createdAt: instant,
  createdBy: z.string(),
  reason: z.string().optional(),
  total: z.int(),
  done: z.int(),
  failed: z.int(),
  undone: z.int(),
  /** How many more there are than one change takes: they need another. */
  leftOut: z.int().optional(),
  endedAt: instant.optional(),
});
export type Change = z.infer<typeof change>;
export const changeList = z.object({ items: z.array(change) });
export const changeResultsQuery = z.strictObject({
  state: z.enum(['WAITING', 'DONE', 'FAILED', 'UNDONE']).optional(),
  offset,
});
export const changeResults = z.object({
  items: z.array(
    z.object({
      subject: z.string(),
      state: z.enum(['WAITING', 'DONE', 'FAILED', 'UNDONE']),
      code: z.string().optional(),
      problems: z.array(migrationProblem).optional(),
    }),
  ),
});
export type ChangeResults = z.infer<typeof changeResults>;

const modification = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('cancel'), visit: id }),
  z.strictObject({ do: z.literal('cancelAll'), element: id }),
  z.strictObject({
    do: z.enum(['startBefore', 'startAfter', 'startTransition']),
    element: id,
    /** The visit inside which it must happen, where there are several. */
    ancestor: id.optional(),
  }),
]);
const modifications = z.array(modification).min(1).max(100);
export const previewModification = z.strictObject({ instructions: modifications });
export const modifyInstance = z.strictObject({ instructions: modifications, reason });
const previewedPlace = z.object({ element: z.string(), name: z.string().optional(), waiting: z.string() });
export const previewedModification = z.object({
  before: z.array(previewedPlace),
  after: z.array(previewedPlace),
  ends: z.boolean(),
});
export const modifiedInstance = z.object({ instanceId: z.string(), ended: z.boolean() });
