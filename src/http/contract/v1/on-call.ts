import { z } from 'zod';
import { id, instant } from './shapes.js';

/* Who is on call */
export const onCallShift = z.object({
  id,
  user: id,
  name: z.string(),
  from: instant,
  until: instant,
  /** The first on the list is called first; nobody accepts within a quarter of an hour, then the next. */
  place: z.int(),
  /** On call at this moment. */
  now: z.boolean(),
});
export const onCallRoster = z.object({ items: z.array(onCallShift), asOf: instant });
export const addOnCallShift = z.strictObject({
  user: id,
  from: instant,
  until: instant,
  place: z.int().min(1).max(20),
});
export const onCallShiftNamed = z.object({ id });
