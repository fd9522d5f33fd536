import { z } from 'zod';
import { instant, text } from './shapes.js';

/* For the process designer */
export const workflowSummary = z.object({
  key: z.string(),
  name: z.string(),
  version: z.int(),
  definitionId: z.string(),
  deployedAt: instant,
  deployedBy: z.string(),
  running: z.int(),
  readme: z.string().optional(),
});
export const workflowList = z.object({ items: z.array(workflowSummary) });
export const workflowVersion = z.object({
  key: z.string(),
  name: z.string(),
  version: z.int(),
  definitionId: z.string(),
  deployedAt: instant,
  deployedBy: z.string(),
  running: z.int(),
  note: z.string().optional(),
});
export const workflowVersions = z.object({ items: z.array(workflowVersion) });
export const modelProblem = z.object({
  /** `error` blocks publishing. */
  severity: z.enum(['error', 'warning']),
  /** The lint rule or the engine's problem code. */
  rule: z.string(),
  element: z.string().optional(),
  line: z.int().optional(),
  message: z.string(),
});
export type Problem = z.infer<typeof modelProblem>;
export const checkWorkflow = z.strictObject({ xml: z.string().min(1).max(5_000_000) });
export const checkedWorkflow = z.object({ problems: z.array(modelProblem) });
export const publishWorkflow = z.strictObject({
  xml: z.string().min(1).max(5_000_000),
  /** What changes and why: kept with the version (LE-1). */
  note: text(1000),
  /** The version the change was made on: refused with 409 when a newer one is there. */
  basedOn: z.int().min(1).optional(),
});
export const publishedWorkflow = z.object({ key: z.string(), version: z.int(), definitionId: z.string() });
