import type { TaskRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { derivationOf } from '../deadlines/kept-derivation.js';
import { notify } from '../notify.js';
import { addToTimeline } from '../timeline-entry.js';
import { onCallAt } from './on-call-list.js';

/** Whether a task goes to whoever is on call, day and night (domain.md §6.5). */
export const isForOnCall = (task: TaskRecord): boolean =>
  derivationOf(task)?.ladder === 'ACUTE' && task.assignee === undefined;

/** Offers acute work to everybody on the list, and calls the first of them at once; the ladder calls the others. */
export const callFirst = async (
  work: Work,
  task: TaskRecord,
  trajectory: TrajectoryRecord | undefined,
): Promise<TaskRecord> => {
  const list = await onCallAt(work, work.at);
  const mayNot = new Set(task.care?.excludedUsers.map(({ user }) => user));
  const able = list.filter((user) => !mayNot.has(user));
  const [first] = able;
  if (first === undefined) return task;
  await notify(work, [first], {
    code: 'ON_CALL_CALLED',
    channel: 'phone',
    taskId: task.id,
    ...(trajectory && { trajectoryId: trajectory.id }),
  });
  if (trajectory) {
    addToTimeline(work, {
      trajectoryId: trajectory.id,
      code: 'ON_CALL_CALLED',
      elementId: task.elementId,
      ...(task.name !== undefined && { elementName: task.name }),
      taskId: task.id,
      details: { heard: [first] },
    });
  }
  return { ...task, candidateUsers: [...new Set([...task.candidateUsers, ...able])] };
};
