import { z } from 'zod';
import { formData } from './forms.js';
import { id, instant, text } from './shapes.js';

/* Reports, households, trajectories */
export const newReport = z.strictObject({
  channel: z.enum(['web', 'phone', 'police', 'school', 'professional', 'other']),
  anonymity: z.enum(['NONE', 'SHIELDED', 'DOUBLE']).default('NONE'),
  /** When it came in; not in the future; default now. */
  receivedAt: instant.optional(),
  household: z.union([
    z.strictObject({ id }),
    z.strictObject({
      label: text(100),
      municipality: text(100),
      members: z
        .array(
          z.strictObject({
            name: text(200),
            birthDate: z.iso.date().optional(),
            role: z.enum(['child', 'adult', 'network']),
          }),
        )
        .min(1)
        .max(30),
    }),
  ]),
  reporter: z
    .strictObject({
      name: text(200),
      organisation: z.string().max(200).optional(),
      contact: z.string().max(200).optional(),
    })
    .optional(),
  /** What was seen, in the reporter's words. */
  observedFacts: z.string().trim().min(20).max(4000),
  /** The danger questions of D-01; what is left out counts as unknown. */
  dangerNow: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  weaponOrStrangulation: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  childUnder4OrDependentAdultWithoutCare: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  perpetratorAccess: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  childAfraidToGoHome: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  acute: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  structural: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  earlierReports12m: z.int().min(0).max(100).optional(),
});
export type NewReport = z.input<typeof newReport>;
export const reportReceived = z.object({
  reportId: id,
  householdId: id,
  trajectoryId: id,
  /** True when the household already had an open trajectory: the report became a signal on it (GG-1). */
  signalOnRunningTrajectory: z.boolean(),
});
export const report = z.object({
  id,
  householdId: id,
  trajectoryId: id,
  channel: z.string(),
  anonymity: z.string(),
  receivedAt: instant,
  receivedBy: z.string(),
  answers: formData,
  /** Only for Veilig Thuis (domain.md §3.2). */
  reporter: z
    .object({ name: z.string(), organisation: z.string().optional(), contact: z.string().optional() })
    .optional(),
});
