import { z } from 'zod';
import { instant } from './shapes.js';

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
export const deadline = z.object({
  dueAt: instant.optional(),
  overdue: z.boolean(),
  safetyCritical: z.boolean(),
  derivation: derivation.optional(),
});
