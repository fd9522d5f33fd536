import { ok } from '../../../kernel/outcome.js';
import { allocate } from '../people/allocate.js';
import { textIn } from '../values.js';
import { failed, onTrajectory } from './on-trajectory.js';

/** Names the fixed face and a substitute on the trajectory (domain.md §1.2 step 4). */
export const recordAllocation = onTrajectory(async (work, { trajectory, variables }) => {
  const fixedFace = textIn(variables, 'fixedFace');
  const substitute = textIn(variables, 'substitute');
  if (fixedFace === undefined) {
    return failed('fixed-face-missing', `Expected trajectory '${trajectory.id}' to be given a fixed face`);
  }
  const allocated = await allocate(work, trajectory, { fixedFace, substitute });
  return allocated.ok ? ok({}) : allocated;
});
