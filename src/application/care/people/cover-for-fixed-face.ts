import type { TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { assignTask } from '../../engine/assign-task.js';

/** Gives the open tasks of a fixed face who leaves to their substitute; without one they stay where they are. */
export const coverForFixedFace = async (work: Work, trajectory: TrajectoryRecord): Promise<void> => {
  const { id, fixedFace, substitute } = trajectory;
  if (fixedFace === undefined || substitute === undefined) return;
  const open = await work.find('task', {
    where: [
      { field: 'care.trajectoryId', is: id },
      { field: 'candidateGroups', is: 'fixed-face' },
      { field: 'assignee', is: fixedFace },
    ],
  });
  for (const task of open) {
    if (task.care?.excludedUsers.some(({ user }) => user === substitute)) continue;
    if (!task.suspended) await assignTask(work, { taskId: task.id, user: substitute });
  }
};
