import { urgencyRank } from '../../../domain/rules/urgency-decision.js';
import type { TrajectoryRecord, Urgency } from '../../../ports/records.js';
import type { Work } from '../../work.js';

/**
 * A trajectory with another urgency. Its open tasks move in everybody's list at once; their due dates stay, for they
 * were computed when the tasks opened (domain.md §6.3).
 */
export const withUrgency = async (
  work: Work,
  trajectory: TrajectoryRecord,
  urgency: Urgency,
): Promise<TrajectoryRecord> => {
  const rank = urgencyRank(urgency);
  const open = await work.find('task', { where: [{ field: 'care.trajectoryId', is: trajectory.id }] });
  for (const task of open) {
    if (task.care && task.care.urgencyRank !== rank) {
      work.put('task', { ...task, care: { ...task.care, urgencyRank: rank } });
    }
  }
  return { ...trajectory, urgency };
};
