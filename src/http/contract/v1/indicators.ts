import { z } from 'zod';
import { flag, id, instant, limit, text, urgency } from './shapes.js';

/* Figures to steer by (domain.md §10): counts, shares and times, never what was written down */

const among = { municipality: text(200).optional(), team: text(200).optional() };

/** Both days are included; without them the year up to and with today. */
const period = { from: z.iso.date().optional(), to: z.iso.date().optional() };

interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
const inOrder = ({ from, to }: Days): boolean => from === undefined || to === undefined || from <= to;

export const indicatorsQuery = z.strictObject({ ...period, ...among }).refine(inOrder, { path: ['to'] });
export const indicatorQuery = z
  .strictObject({ ...period, ...among, by: z.enum(['municipality', 'team']).optional() })
  .refine(inOrder, { path: ['to'] });

const words = z.object({ nl: z.string(), en: z.string() });

export const shownFigure = z.object({
  /** Of what: parts with dots between, such as `ACUTE.median`. */
  key: z.string(),
  unit: z.enum(['percent', 'hours', 'days', 'count', 'mean', 'per100', 'points']),
  /** Absent when there was nothing to count, and when it is hidden. */
  value: z.number().optional(),
  /** How many it rests on. */
  n: z.int().optional(),
  /** It rests on too few people to be shown. */
  hidden: z.boolean(),
  norm: z.union([z.object({ atLeast: z.number() }), z.object({ atMost: z.number() })]).optional(),
  met: z.boolean().optional(),
});
export type ShownFigure = z.infer<typeof shownFigure>;

const indicatorPart = {
  id: z.string(),
  name: words,
  /** What counts. */
  counts: words,
  /** What steering by it may do wrong. */
  mind: words,
  /** Where its norm comes from: `S-n` a source, `K` to be verified, `A` a choice of the region. */
  source: z.string(),
  /** None when nobody writes down yet what it would be counted from. */
  figures: z.array(shownFigure),
};
export const shownIndicator = z.object(indicatorPart);
export type ShownIndicator = z.infer<typeof shownIndicator>;

export const indicatorList = z.object({
  items: z.array(shownIndicator),
  from: z.string(),
  to: z.string(),
  trajectories: z.int(),
  municipalities: z.array(z.string()),
  teams: z.array(z.string()),
  asOf: instant,
});

export const viewedIndicator = z.object({
  ...indicatorPart,
  groups: z.array(z.object({ group: z.string(), figures: z.array(shownFigure) })),
  /** Steps somebody may want to look at, the oldest first. */
  cases: z.array(
    z.object({
      figure: z.string(),
      trajectoryId: id,
      taskId: id.optional(),
      step: z.string().optional(),
      stepName: z.string().optional(),
      since: instant.optional(),
    }),
  ),
  caseCount: z.int(),
  asOf: instant,
});

export const standStillsQuery = z.strictObject({
  ...among,
  workingDays: z.coerce.number().int().min(1).max(250).optional(),
  limit: limit(1000, 100),
});

export const standStill = z.object({
  trajectoryId: id,
  taskId: id,
  step: z.string(),
  stepName: z.string(),
  waitsFor: z.string(),
  since: instant,
  municipality: z.string(),
  team: z.string().optional(),
  urgency: urgency.optional(),
});
export const standStillList = z.object({
  items: z.array(standStill),
  total: z.int(),
  workingDays: z.int(),
  asOf: instant,
});

/** Which language the heads of a file are in. */
export const exportQuery = z.strictObject({ ...period, ...among, english: flag.optional() });

/** How a workflow went: the ways taken most, and how long its steps take. */
export const variantList = z.object({
  workflow: z.string(),
  instances: z.int(),
  variants: z.array(
    z.object({ steps: z.array(z.string()), count: z.int(), medianHours: z.number().optional() }),
  ),
  others: z.int(),
  steps: z.array(
    z.object({ step: z.string(), count: z.int(), medianHours: z.number(), p90Hours: z.number() }),
  ),
  asOf: instant,
});
