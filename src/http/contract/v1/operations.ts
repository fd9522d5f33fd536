import { z } from 'zod';
import { id, instant, limit, offset, text } from './shapes.js';

/* The operation log: who did what by hand */
export const operationQuery = z.strictObject({
  /** Only of this process instance. */
  instance: id.optional(),
  /** Only by this person, by the name they sign in with. */
  user: text(200).optional(),
  limit: limit(200, 50),
  offset,
});

export const operation = z.object({
  id,
  at: instant,
  user: id,
  userName: z.string(),
  /** What was done, in the words of Camunda's operation log, and to what kind of thing. */
  operation: z.string(),
  entity: z.string(),
  instanceId: id.optional(),
  processName: z.string().optional(),
  taskId: id.optional(),
  /** What was changed, and from what to what; of variables the names only. */
  property: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  /** Why, as far as it was said. */
  reason: z.string().optional(),
});
export type Operation = z.infer<typeof operation>;

export const operationList = z.object({
  items: z.array(operation),
  /** There are more behind these. */
  more: z.boolean(),
  asOf: instant,
});
