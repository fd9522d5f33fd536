import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Work } from '../../work.js';
import type { Identity } from '../identity.js';
import { addToTimeline } from '../timeline-entry.js';

/**
 * Leaves a trace of somebody who asked for what they may not see (domain.md §4.8, T12). Who asks for what does not
 * exist leaves none.
 */
export const recordDeniedAccess = async (
  work: Work,
  who: Identity,
  { trajectoryId, what }: { readonly trajectoryId: string; readonly what: string },
): Promise<Outcome<void, never>> => {
  const trajectory = (await work.ports.store.get('trajectory', trajectoryId))?.body;
  if (!trajectory) return ok(undefined);
  addToTimeline(work, {
    trajectoryId,
    code: 'ACCESS_DENIED',
    details: { user: who.user, what },
  });
  return ok(undefined);
};
