import { z } from 'zod';
import { deadline } from './deadlines.js';
import { id, instant, text } from './shapes.js';

/* Hand-overs */
export const offerHandOver = z.strictObject({
  kind: z.enum(['FIXED_FACE', 'LEAD_LOCAL_RVT', 'MUNICIPALITY', 'GI_JOINS', 'AGE_18', 'TO_PRIMARY_CARE']),
  receiver: id.optional(),
  receiverGroup: z.string().min(1).max(100),
  reason: text(2000),
});
export const refuseHandOver = z.strictObject({ reason: text(2000), alternative: text(2000) });
export const handOver = z.object({
  id,
  version: z.int(),
  trajectoryId: id,
  householdLabel: z.string(),
  kind: z.string(),
  state: z.string(),
  giver: z.string(),
  giverName: z.string(),
  receiver: z.string().optional(),
  receiverName: z.string().optional(),
  receiverGroup: z.string(),
  reason: z.string(),
  refusalReason: z.string().optional(),
  alternative: z.string().optional(),
  offeredAt: instant.optional(),
  acceptedAt: instant.optional(),
  deadline,
  mayAnswer: z.boolean(),
});
export const handOverQuery = z.strictObject({ trajectory: id.optional(), state: id.optional() });
export const handOverNamed = z.object({ handOverId: id });
export const handOverList = z.object({ items: z.array(handOver), asOf: instant });
