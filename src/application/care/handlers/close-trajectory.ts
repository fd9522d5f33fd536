import { derive } from '../../../domain/clocks/derive.js';
import { localDate } from '../../../domain/time/amsterdam.js';
import { ok } from '../../../kernel/outcome.js';
import type { Work } from '../../work.js';
import { deadlineJobId } from '../side/deadline-job.js';
import { addToTimeline } from '../timeline-entry.js';
import { closeDossier } from '../trajectory/close-dossier.js';
import { openSafetyTasks } from '../trajectory/open-safety-tasks.js';
import { failed, onTrajectory } from './on-trajectory.js';

/** Three months after closing somebody asks how it goes (domain.md P13). */
const followUpClock = 'P3M';
const followUpOpensClock = 'BACK(WD5)';

/** How long a dossier is kept: twenty years after closing, by the date (domain.md §4.7). */
const retentionClock = 'P20Y';

/**
 * Closes a trajectory: deadlines stop, access ends, the follow-up and the retention period begin. Never while
 * safety rests on an open task (domain.md §2.2).
 */
export const closeTrajectory = onTrajectory(async (work, { trajectory, job }) => {
  const open = await openSafetyTasks(work, trajectory.id, { outside: job.instance.id });
  if (open.length > 0) {
    return failed(
      'safety-task-open',
      `Expected no open safety-critical task in trajectory '${trajectory.id}'`,
    );
  }
  const followUp = derive({ clock: followUpClock, from: work.at });
  if (!followUp.ok) return failed(followUp.reason.code, followUp.reason.message);
  const followUpAt = followUp.value.due;
  const opens = derive({ clock: followUpOpensClock, from: followUpAt });
  const retention = derive({ clock: retentionClock, from: work.at });
  if (!opens.ok) return failed(opens.reason.code, opens.reason.message);
  if (!retention.ok) return failed(retention.reason.code, retention.reason.message);
  await closeDossier(work, {
    ...trajectory,
    followUpDueAt: followUpAt,
    retainUntil: localDate(retention.value.due),
  });
  await stopDeadlines(work, trajectory.id, job.instance.id);
  addToTimeline(work, { trajectoryId: trajectory.id, code: 'TRAJECTORY_CLOSED', details: { followUpAt } });
  return ok({
    closedAt: work.at,
    followUpAt,
    followUpOpenAt: opens.value.due,
    closingResult: 'CLOSED',
  });
});

/** Nobody is reminded of work in a trajectory that is over. */
const stopDeadlines = async (work: Work, trajectoryId: string, closing: string): Promise<void> => {
  const open = await work.find('task', { where: [{ field: 'care.trajectoryId', is: trajectoryId }] });
  for (const task of open) {
    if (task.instanceId !== closing) work.remove('job', deadlineJobId(task.id));
  }
};
