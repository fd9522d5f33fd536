import { ok } from '../../../kernel/outcome.js';
import { advanced } from '../trajectory/advance.js';
import { momentIn } from '../values.js';
import { onTrajectory } from './on-trajectory.js';

/** The analysis counts from the first contact; without one, from now. */
export const startAnalysis = onTrajectory((work, { trajectory, variables }) => {
  const analysed = advanced(trajectory, 'ANALYSIS');
  if (!analysed.ok) return analysed;
  work.put('trajectory', analysed.value);
  return ok({ analysisFrom: momentIn(variables, 'contactAt') ?? work.at });
});
