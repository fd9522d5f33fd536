import { z } from 'zod';
import { formData } from './forms.js';
import { id, instant } from './shapes.js';

const packageSummary = z.object({ id, kind: z.string(), sentAt: instant });
export const packageList = z.object({ items: z.array(packageSummary) });
/** What was sent to somebody outside, as it was then: filled-in forms by their key. */
export const sentPackage = packageSummary.extend({
  parts: z.array(z.object({ formKey: z.string(), data: formData, submittedAt: instant })),
});
