import { z } from 'zod';
import { id, instant, role, text, urgency } from './shapes.js';

/* Who has how much in hand, who is away, and work that is given to others */
const absence = z.object({
  absenceId: id,
  from: instant,
  until: instant.optional(),
  deputy: id.optional(),
  deputyName: z.string().optional(),
  /** It has begun. */
  now: z.boolean(),
});
const workloadItem = z.object({
  user: id,
  name: z.string(),
  roles: z.array(role),
  team: z.string().optional(),
  open: z.int(),
  /** ACUTE and HIGH. */
  urgent: z.int(),
  late: z.int(),
  /** All that is open, by weight of urgency. */
  weight: z.int(),
  overFull: z.boolean(),
  absence: absence.optional(),
});
export const workload = z.object({ items: z.array(workloadItem), full: z.int(), asOf: instant });

export const reportAbsence = z.strictObject({
  user: id,
  /** From now when left out. */
  from: instant.optional(),
  until: instant.optional(),
  deputy: id.optional(),
});
export const absenceNamed = z.object({ absenceId: id });
export const absenceEnded = z.object({ absenceId: id, returned: z.int() });

const because = z.enum(['substitute', 'same-household', 'knows-household', 'same-team', 'least-work']);
const proposedMove = z.object({
  taskId: id,
  step: z.string(),
  processName: z.string(),
  safetyCritical: z.boolean(),
  trajectoryId: id.optional(),
  urgency: urgency.optional(),
  dueAt: instant.optional(),
  /** Absent when nobody may do it. */
  to: id.optional(),
  because: z.array(because),
  overFull: z.boolean(),
  mayDo: z.array(id),
});
export const proposedWork = z.object({
  user: id,
  name: z.string(),
  moves: z.array(proposedMove),
  colleagues: z.array(z.object({ user: id, name: z.string(), load: z.int() })),
  full: z.int(),
  asOf: instant,
});

export const giveWork = z.strictObject({
  user: id,
  reason: text(2000),
  moves: z
    .array(z.strictObject({ taskId: id, to: id }))
    .min(1)
    .max(500)
    .refine((moves) => new Set(moves.map(({ taskId }) => taskId)).size === moves.length, {
      error: 'Expected each task once',
    }),
});
export const workGiven = z.object({ redistributionId: id, moved: z.int(), skipped: z.array(id) });
export const takeWorkBack = z.strictObject({ reason: text(2000) });
export const workTakenBack = z.object({ returned: z.int(), kept: z.array(id) });
const redistribution = z.object({
  redistributionId: id,
  userName: z.string(),
  reason: z.string(),
  madeByName: z.string(),
  madeAt: instant,
  moved: z.int(),
  undone: z.object({ at: instant, byName: z.string(), returned: z.int() }).optional(),
});
export const redistributionList = z.object({ items: z.array(redistribution), asOf: instant });
