import { ok } from '../../../kernel/outcome.js';
import { addToTimeline } from '../timeline-entry.js';
import { momentIn } from '../values.js';
import { onTrajectory } from './on-trajectory.js';
import { assessmentNorm } from './register-report.js';

/** Counts a legal period that was exceeded, once; nothing is taken away from anybody (I-01, T03). */
export const recordBreach = onTrajectory((work, { trajectory, variables, job }) => {
  const at = momentIn(variables, 'legalBreachAt') ?? work.at;
  const known = trajectory.breaches.some((breach) => breach.norm === assessmentNorm && breach.at === at);
  if (!known) {
    work.put('trajectory', {
      ...trajectory,
      breaches: [...trajectory.breaches, { norm: assessmentNorm, at }],
    });
  }
  addToTimeline(work, {
    trajectoryId: trajectory.id,
    code: 'LEGAL_PERIOD_EXCEEDED',
    details: { norm: assessmentNorm, at },
    onceAs: `${job.instance.id}:breach`,
  });
  return ok({});
});
