import { ok } from '../../../kernel/outcome.js';
import { recordOf } from '../hand-overs/offer-hand-over.js';
import { onTrajectory } from './on-trajectory.js';

const receiverGroup = 'gi-officer';

/** The GI joins by a warm hand-over in which nobody loses their place: the fixed face stays (domain.md §0.2, T06). */
export const joinGi = onTrajectory((work, { trajectory }) => {
  const kind = 'GI_JOINS';
  const handOver = recordOf(
    work,
    { trajectoryId: trajectory.id, kind, receiverGroup, reason: '' },
    trajectory.fixedFace ?? work.actor,
  );
  work.put('handOver', handOver);
  return ok({ handOverId: handOver.id, kind, receiverGroup });
});
