import { isOver } from '../../../domain/workload/absence.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { AbsenceRecord, JobRecord } from '../../../ports/records.js';
import { assignTask } from '../../engine/assign-task.js';
import type { Work } from '../../work.js';
import type { Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { without } from '../without.js';
import { endOfAbsenceJobId } from './end-of-absence-job.js';
import { noteMove } from './give-work.js';
import { isUntouched } from './is-untouched.js';
import { isExcluded } from './may-do.js';
import { maySteerWork } from './may-steer-work.js';

export interface AbsenceEnded {
  readonly absenceId: string;
  /** Tasks that a deputy had for them and that came back. */
  readonly returned: number;
}

/** Somebody is back, or does not go: from now on work comes to them again. */
export const endAbsence = async (
  work: Work,
  who: Identity,
  absenceId: string,
): Promise<Outcome<AbsenceEnded, CareRefusal>> => {
  const absence = await work.get('absence', absenceId);
  if (!absence) return notFound('absence');
  if (absence.userId !== who.user && !maySteerWork(who)) return refuse('not-allowed');
  if (isOver(absence, work.at)) return refuse('action-not-possible');
  work.put('absence', { ...absence, endedAt: work.at, endedBy: who.user });
  work.remove('job', endOfAbsenceJobId(absenceId));
  return ok({ absenceId, returned: await bringBack(work, absence) });
};

/** The end that was foreseen has come. */
export const absenceOver = async (work: Work, job: JobRecord, absenceId: string): Promise<void> => {
  const absence = await work.get('absence', absenceId);
  if (absence && absence.endedAt === undefined) await bringBack(work, absence);
  work.remove('job', job.id);
};

/** What opened for them meanwhile is theirs again, but for what a stand-in has begun. */
const bringBack = async (work: Work, { userId }: AbsenceRecord): Promise<number> => {
  const tasks = await work.find('task', {
    where: [{ field: 'care.standsInFor', is: userId }],
    limit: 10_000,
  });
  let returned = 0;
  for (const task of tasks) {
    if (task.suspended || isExcluded(task, userId) || !(await isUntouched(work, task, task.createdAt)))
      continue;
    const given = await assignTask(work, { taskId: task.id, user: userId });
    if (!given.ok) continue;
    if (given.value.care)
      work.put('task', { ...given.value, care: without(given.value.care, 'standsInFor') });
    noteMove(work, task, { from: task.assignee ?? '', to: userId });
    returned += 1;
  }
  return returned;
};
