import { inOffice } from '../../../domain/clocks/in-office.js';
import type { Instant } from '../../../kernel/instant.js';
import type { TaskRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { derivationOf } from '../deadlines/kept-derivation.js';
import { notify } from '../notify.js';
import { addToTimeline } from '../timeline-entry.js';
import { onCallAt } from './on-call-list.js';

const onCallGroup = 'crisis-247';

/**
 * Whether whoever is on call is called for a task: at every hour for what is theirs first, and outside office hours
 * also for what others do by day (domain.md §6.5).
 */
export const isForOnCall = (task: TaskRecord, now: Instant): boolean => {
  const { candidateGroups } = task;
  if (derivationOf(task)?.ladder !== 'ACUTE' || task.assignee !== undefined) return false;
  return candidateGroups[0] === onCallGroup || (candidateGroups.includes(onCallGroup) && !inOffice(now));
};

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
