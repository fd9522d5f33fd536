import { z } from 'zod';

/** RFC 9457. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: z.string(),
  traceId: z.string().optional(),
  /** `not-found`: which kind of thing. */
  what: z.string().optional(),
  /** `FOUR_EYES`: the rule that asks for another pair of eyes. */
  rule: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
});
export type ProblemDetails = z.infer<typeof problem>;
