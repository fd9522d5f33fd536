import { ok } from '../../../kernel/outcome.js';
import type { RightsRequestRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { stopShares } from '../rights/stop-shares.js';
import { addToTimeline } from '../timeline-entry.js';
import { textIn } from '../values.js';
import { failed, onTrajectory, type OnTrajectory } from './on-trajectory.js';

const requestOf = async (
  work: Work,
  { variables }: Pick<OnTrajectory, 'variables'>,
): Promise<RightsRequestRecord | undefined> => {
  const id = textIn(variables, 'requestId');
  return id === undefined ? undefined : work.get('rightsRequest', id);
};

const unknown = ({ job }: OnTrajectory) =>
  failed('request-not-found', `Expected process instance '${job.instance.id}' to be about a known request`);

/** Work on a request begins; consent that is withdrawn stops its shares, had nobody done so before (domain.md P11). */
export const startRequest = onTrajectory(async (work, on) => {
  const request = await requestOf(work, on);
  if (!request) return unknown(on);
  if (request.kind === 'WITHDRAW_CONSENT') {
    await stopShares(work, { personId: request.personId, consentId: request.consentId });
  }
  work.put('rightsRequest', { ...request, state: 'IN_PROGRESS' });
  return ok({});
});

/** The person is answered, and sees the outcome on their own side. */
export const endRequest = onTrajectory(async (work, on) => {
  const request = await requestOf(work, on);
  if (!request) return unknown(on);
  const outcome = textIn(on.variables, 'outcome');
  work.put('rightsRequest', {
    ...request,
    state: 'DONE',
    endedAt: work.at,
    ...(outcome !== undefined && { outcome }),
  });
  addToTimeline(work, {
    trajectoryId: on.trajectory.id,
    code: 'RIGHTS_ANSWERED',
    details: { kind: request.kind, requestId: request.id },
  });
  return ok({});
});
