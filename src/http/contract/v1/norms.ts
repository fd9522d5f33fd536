import { z } from 'zod';
import { id, instant, text } from './shapes.js';

/* The deadline register */
const clock = text(100);
/** One clock for every urgency, or one per urgency with one for all others. */
const clocks = z.union([
  clock,
  z.strictObject({
    otherwise: clock,
    ACUTE: clock.optional(),
    HIGH: clock.optional(),
    NORMAL: clock.optional(),
    LOW: clock.optional(),
  }),
]);
/** `S-n`: seen in source n; `K`: professional knowledge, to be verified; `A`: an assumption the region confirms. */
const label = z.string().regex(/^(?:S-[1-9]\d{0,2}|K|A)$/);
export const norm = z.object({
  key: z.string(),
  version: z.int(),
  clock: z.union([z.string(), z.record(z.string(), z.string())]),
  source: z.string(),
  label: z.string(),
  /** A maximum that the law sets. */
  legal: z.boolean(),
  /** Whom its ladder tells: `STD`, `SC`, `ACUTE`. */
  profile: z.string().optional(),
  validFrom: instant,
  validTo: instant.optional(),
  confirmedBy: z.string().optional(),
});
export const normChange = z.object({
  id,
  key: z.string(),
  /** `PROPOSED`, `PUBLISHED`, `RETRACTED`. */
  state: z.string(),
  norm,
  reason: z.string(),
  proposedBy: id,
  proposedByName: z.string(),
  proposedAt: instant,
  publishedByName: z.string().optional(),
  publishedAt: instant.optional(),
  retractedByName: z.string().optional(),
  retractedAt: instant.optional(),
  retractedBecause: z.string().optional(),
});
export const normList = z.object({
  items: z.array(z.object({ key: z.string(), now: norm.optional(), versions: z.array(norm) })),
  changes: z.array(normChange),
  asOf: instant,
});
export const proposeNorm = z.strictObject({
  clock: clocks,
  source: text(500),
  label,
  validFrom: instant,
  validTo: instant.optional(),
  /** Who in the region, or which adviser, stands for it. */
  confirmedBy: text(200).optional(),
  /** What changes and why. */
  reason: text(1000),
});
export const retractNorm = z.strictObject({ reason: text(1000) });
export const normChangeNamed = z.object({ id, key: z.string(), version: z.int() });
export const normEffects = z.object({
  items: z.array(
    z.object({
      taskId: id,
      step: z.string(),
      processName: z.string(),
      dueAt: instant,
      wouldBeDueAt: instant,
    }),
  ),
  tasks: z.int(),
  earlier: z.int(),
  later: z.int(),
  more: z.boolean(),
  asOf: instant,
});
