import { ok } from '../../../kernel/outcome.js';
import type { Instant } from '../../../kernel/instant.js';
import type { Work } from '../../work.js';
import { reviewFacts } from '../facts/review-facts.js';
import { submissionsOf } from '../facts/submissions-of.js';
import { openSafetyTasks } from '../trajectory/open-safety-tasks.js';
import { planActivated } from './activate-plan.js';
import { onTrajectory } from './on-trajectory.js';

/** Gathers what is known of a trajectory for the decision tables; changes nothing. */
export const gatherFacts = onTrajectory(async (work, { trajectory, variables, job }) => {
  const [submissions, plans, safetyTasks] = await Promise.all([
    submissionsOf(work, trajectory.id),
    plansOf(work, trajectory.id),
    openSafetyTasks(work, trajectory.id, { outside: job.instance.id }),
  ]);
  return ok({
    ...reviewFacts({
      now: work.at,
      submissions,
      plans,
      instanceId: job.instance.id,
      visible: variables,
    }),
    // What the judge ordered counts, whatever the form of the last review says (D-10).
    ...(trajectory.measure && { measureRunning: 'yes' }),
    urgency: trajectory.urgency ?? 'HIGH',
    phase: trajectory.phase,
    level: trajectory.escalationLevel,
    openSafetyTasks: safetyTasks.length,
  });
});

const plansOf = async (work: Work, trajectoryId: string): Promise<readonly Instant[]> => {
  const found = await work.find('timeline', {
    where: [
      { field: 'trajectoryId', is: trajectoryId },
      { field: 'code', is: planActivated },
    ],
    sort: [{ by: 'at' }],
  });
  return found.map(({ at }) => at);
};
