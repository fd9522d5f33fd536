import { derive } from '../../../domain/clocks/derive.js';
import { whyNotClose } from '../../../domain/rules/closing.js';
import { localDate } from '../../../kernel/amsterdam.js';
import { ok } from '../../../kernel/outcome.js';
import type { Work } from '../../work.js';
import { whoDid } from '../people/who-did.js';
import { stopDeadline } from '../side/deadline-job.js';
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
 * safety rests on an open task, and never by one person (domain.md §2.2, 4E-7).
 */
export const closeTrajectory = onTrajectory(async (work, { trajectory, job }) => {
  const { id: closing } = job.instance;
  const { length: openTasks } = await openSafetyTasks(work, trajectory.id, { outside: closing });
  const code = whyNotClose({
    openSafetyTasks: openTasks,
    proposedBy: await whoDid(work, closing, 'closeProposal'),
    secondedBy: await whoDid(work, closing, 'closeSecond'),
  });
  if (code !== undefined) {
    return failed(
      code,
      `Expected trajectory '${trajectory.id}' to have no open safety-critical task, and two people who agree on closing it`,
    );
  }
  const followUp = derive({ clock: followUpClock, from: work.at });
  if (!followUp.ok) return failed(followUp.reason.code, followUp.reason.message);
  const followUpAt = followUp.value.due;
  const opens = derive({ clock: followUpOpensClock, from: followUpAt });
  const retention = derive({ clock: retentionClock, from: work.at });
  if (!opens.ok) return failed(opens.reason.code, opens.reason.message);
  if (!retention.ok) return failed(retention.reason.code, retention.reason.message);
  const dated = { ...trajectory, followUpDueAt: followUpAt, retainUntil: localDate(retention.value.due) };
  const closed = await closeDossier(work, dated, { openSafetyTasks: openTasks });
  if (!closed.ok) return closed;
  await stopDeadlines(work, trajectory.id, closing);
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
    if (task.instanceId !== closing) stopDeadline(work, task.id);
  }
};
