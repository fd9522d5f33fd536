import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { TrajectoryRecord } from '../../../ports/records.js';
import type { HandlerFailure } from '../../engine/case-side.js';
import type { Work } from '../../work.js';
import { addToTimeline } from '../timeline-entry.js';
import { advanced } from '../trajectory/advance.js';
import { without } from '../without.js';
import { handTasksOn } from './hand-tasks-on.js';

/** Gives a trajectory its fixed face; tasks that waited for one are theirs. */
export const allocate = async (
  work: Work,
  trajectory: TrajectoryRecord,
  { fixedFace, substitute }: { readonly fixedFace: string; readonly substitute: string | undefined },
): Promise<Outcome<void, HandlerFailure>> => {
  const allocated = advanced(
    { ...without(trajectory, 'substitute'), fixedFace, ...(substitute !== undefined && { substitute }) },
    'ALLOCATED',
  );
  if (!allocated.ok) return allocated;
  work.put('trajectory', allocated.value);
  await handTasksOn(work, 'fixed-face', { before: trajectory, after: allocated.value });
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: 'FIXED_FACE_ALLOCATED',
    details: { fixedFace, ...(substitute !== undefined && { substitute }) },
  });
  return ok(undefined);
};
