import { z } from 'zod';
import { id, instant, text } from './shapes.js';

/* Deadlines */
export const derivation = z.object({
  /** The clock as in the register: `WD5`, `PT2H`, `P6W+ATW`, `WD1<=PT72H`, `BACK(WD3)`. */
  clock: z.string(),
  from: instant,
  due: instant,
  /** Days that did not count, in order, with the reason's code: `saturday`, `sunday`, `good-friday`, … */
  skipped: z.array(z.object({ date: z.string(), reason: z.string() })),
  /** What else happened, by code: `capped`, `atw-1`, `atw-2`, `calendar-unknown`, … */
  notes: z.array(z.object({ code: z.string(), date: z.string().optional() })),
  norm: z.object({ key: z.string(), version: z.int(), source: z.string(), label: z.string() }).optional(),
  calendarVersion: z.string(),
  /** The derivation as a sentence, in both languages; from the same data, made by the server. */
  sentence: z.object({ nl: z.string(), en: z.string() }),
});
export type Derivation = z.infer<typeof derivation>;
const clockActDone = z.object({
  /** `SUSPENDED`, `RESUMED`, `EXTENDED`, `RECALCULATED`. */
  kind: z.string(),
  at: instant,
  basis: z.string().optional(),
  days: z.int().optional(),
  dueBefore: instant,
  dueAfter: instant.optional(),
});
export const deadline = z.object({
  dueAt: instant.optional(),
  overdue: z.boolean(),
  safetyCritical: z.boolean(),
  derivation: derivation.optional(),
  /** The legal clock stands still since then. */
  suspendedSince: instant.optional(),
  /** What people did to it, oldest first, with the date before and after. */
  acts: z.array(clockActDone).optional(),
});
/** An act on the clock of a task, always with a reason; `suspend` and `extend` with the article that allows it. */
export const clockAct = z.strictObject({
  act: z.enum(['suspend', 'resume', 'extend', 'recalculate']),
  reason: text(2000),
  basis: text(200).optional(),
});
export const clockActed = z.object({ taskId: id, dueBefore: instant, dueAt: instant.optional() });
