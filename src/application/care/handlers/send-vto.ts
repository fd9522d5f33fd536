import { ok } from '../../../kernel/outcome.js';
import type { SubmissionRecord } from '../../../ports/records.js';
import { ofForm, submissionsOf } from '../facts/submissions-of.js';
import { notify } from '../notify.js';
import { addToTimeline } from '../timeline-entry.js';
import { membersOf } from '../users.js';
import { onTrajectory } from './on-trajectory.js';

/** Who gets the package, and nothing else (domain.md §0.2, R-IND-1). */
const board = 'rvdk-external';

/** Of the request itself the last version; of the views each one. */
const inPackage = (submissions: readonly SubmissionRecord[]): readonly SubmissionRecord[] => [
  ...ofForm(submissions, 'F-GROUNDS').slice(-1),
  ...ofForm(submissions, 'F-VTO').slice(-1),
  ...ofForm(submissions, 'F-VIEW'),
];

/**
 * Sends a request for investigation: the Raad is outside and sees this package only, as it was when it was sent. The
 * team lead hears of it (4E-5).
 */
export const sendVto = onTrajectory(async (work, { trajectory, job }) => {
  const here = (await submissionsOf(work, trajectory.id)).filter(
    ({ instanceId }) => instanceId === job.instance.id,
  );
  const packageId = work.ports.ids.next();
  work.put('sentPackage', {
    id: packageId,
    trajectoryId: trajectory.id,
    kind: 'VTO',
    recipientGroup: board,
    sentAt: work.at,
    parts: inPackage(here).map(({ formKey, data, submittedAt }) => ({ formKey, data, submittedAt })),
  });
  await notify(work, await membersOf(work, 'local-team-lead'), {
    code: 'VTO_SENT',
    channel: 'in-app',
    trajectoryId: trajectory.id,
    occasion: packageId,
  });
  addToTimeline(work, { trajectoryId: trajectory.id, code: 'VTO_SENT', details: { packageId } });
  return ok({ vtoSentAt: work.at });
});
