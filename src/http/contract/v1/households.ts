import { z } from 'zod';
import { id, instant, limit, offset } from './shapes.js';

export const householdMember = z.object({
  id,
  name: z.string(),
  birthDate: z.string().optional(),
  role: z.string(),
});
export const household = z.object({
  id,
  label: z.string(),
  municipality: z.string(),
  region: z.string(),
  members: z.array(householdMember),
  openTrajectoryId: z.string().optional(),
  trajectories: z.array(z.object({ id, state: z.string(), receivedAt: instant })),
});
export type Household = z.infer<typeof household>;
export const householdList = z.object({ items: z.array(household), total: z.int() });
export const householdQuery = z.strictObject({
  /** Part of the label. */
  label: z.string().trim().max(100).optional(),
  limit: limit(200, 50),
  offset,
});
