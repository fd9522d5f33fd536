import type { TaskRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { isOverdueHandling } from '../side/overdue-handling.js';

/**
 * The tasks on which somebody's safety rests and that are not done yet. What is being done about late work is not
 * counted: it ends with the work.
 */
export const openSafetyTasks = async (
  work: Work,
  trajectoryId: string,
  { outside }: { readonly outside: string },
): Promise<readonly TaskRecord[]> => {
  const open = await work.find('task', {
    where: [
      { field: 'care.trajectoryId', is: trajectoryId },
      { field: 'care.safetyCritical', is: true },
    ],
  });
  return open.filter((task) => task.instanceId !== outside && !isOverdueHandling(task));
};
