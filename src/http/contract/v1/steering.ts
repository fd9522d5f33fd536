import { z } from 'zod';
import { derivation } from './deadlines.js';
import { id, instant, urgency } from './shapes.js';

/* For the manager */
export const overdueItem = z.object({
  taskId: id,
  trajectoryId: z.string().optional(),
  step: z.string(),
  processName: z.string(),
  dueAt: instant,
  minutesLate: z.int(),
  safetyCritical: z.boolean(),
  urgency: urgency.optional(),
  ownerRole: z.string(),
  assigneeName: z.string().optional(),
  lastAction: z.object({ code: z.string(), at: instant }).optional(),
  /** Ladder levels reached: `E1`, `E2`, `E3`. */
  level: z.string().optional(),
  derivation: derivation.optional(),
});
export type OverdueItem = z.infer<typeof overdueItem>;
/** `total`, `safetyCritical` and `breaches` are counted up to 10,000. */
export const overdueList = z.object({
  items: z.array(overdueItem),
  total: z.int(),
  safetyCritical: z.int(),
  breaches: z.int(),
  asOf: instant,
});
