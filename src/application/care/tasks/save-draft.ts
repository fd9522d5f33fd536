import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Instant } from '../../../kernel/instant.js';
import type { Work } from '../../work.js';
import type { Identity } from '../identity.js';
import type { CareRefusal } from '../refusals.js';
import type { Fields } from '../views.js';
import { taskFor } from './task-for.js';

/**
 * Keeps what is typed so far, complete or not. One draft per task: it outlives a crash, and whoever takes the task
 * over goes on with it.
 */
export const saveDraft = async (
  work: Work,
  who: Identity,
  { taskId, data }: { readonly taskId: string; readonly data: Fields },
): Promise<Outcome<{ readonly savedAt: Instant }, CareRefusal>> => {
  const allowed = await taskFor(work, who, { taskId });
  if (!allowed.ok) return allowed;
  work.put('draft', { id: taskId, data, savedBy: who.user, savedAt: work.at });
  return ok({ savedAt: work.at });
};
