import { mayFollow } from '../../../domain/rules/hand-over.js';
import { ok } from '../../../kernel/outcome.js';
import type { HandOverRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { notify } from '../notify.js';
import { addToTimeline } from '../timeline-entry.js';
import { membersOf } from '../users.js';
import { onHandOver } from './on-hand-over.js';
import { failed } from './on-trajectory.js';

/** What the giver prepared is offered; until acceptance they stay responsible (R-HAND-1). */
export const offerPrepared = onHandOver(async (work, { handOver }) => {
  if (handOver.state === 'OFFERED') return ok({});
  if (!mayFollow(handOver.state, 'OFFERED')) {
    return failed(
      'hand-over-not-open',
      `Expected hand-over '${handOver.id}' not to be ${handOver.state} yet`,
    );
  }
  work.put('handOver', { ...handOver, state: 'OFFERED', offeredAt: work.at });
  await notify(work, await receiversOf(work, handOver), {
    code: 'HAND_OVER_OFFERED',
    channel: 'in-app',
    trajectoryId: handOver.trajectoryId,
    occasion: handOver.id,
  });
  addToTimeline(work, {
    trajectoryId: handOver.trajectoryId,
    code: 'HAND_OVER_PREPARED',
    details: { handOverId: handOver.id },
  });
  return ok({});
});

const receiversOf = async (
  work: Work,
  { giver, receiver, receiverGroup }: HandOverRecord,
): Promise<readonly string[]> =>
  receiver === undefined
    ? (await membersOf(work, receiverGroup)).filter((user) => user !== giver)
    : [receiver];
