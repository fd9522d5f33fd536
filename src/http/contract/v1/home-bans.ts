import { z } from 'zod';
import { formData } from './forms.js';
import { id, instant, text } from './shapes.js';

/* Temporary home bans */
export const homeBan = z.object({
  id,
  /** `NEEDED`, `IMPOSED`, `EXTENDED`, `NOT_IMPOSED`, `ENDED_EARLY`, `ENDED`. */
  state: z.string(),
  leaver: z.string().optional(),
  imposedAt: instant.optional(),
  expiresAt: instant.optional(),
  /** Four weeks after it was imposed: no extension goes further. */
  maxAt: instant.optional(),
  extendedAt: instant.optional(),
  endedAt: instant.optional(),
  violations: z.array(instant),
});
/** Two people of whom neither is told where the other is. */
export const contactBan = z.object({
  persons: z.array(id),
  basis: z.string(),
  from: instant,
  /** When the ban itself runs out; what it hides stays hidden until somebody has looked. */
  until: instant.optional(),
});
export const reportHomeBan = z.strictObject({ imposedAt: instant, leaver: id.optional() });
/** The form of the decision, as with the task of the mayor. */
export const extendHomeBan = z.strictObject({ data: formData });
export const withdrawHomeBan = z.strictObject({ reason: text(4000) });
export const homeBanNamed = z.object({ trajectoryId: id, homeBanId: id });
