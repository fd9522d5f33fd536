import { derive } from '../../../domain/clocks/derive.js';
import { mayFollow } from '../../../domain/rules/hand-over.js';
import { ok } from '../../../kernel/outcome.js';
import { addToTimeline } from '../timeline-entry.js';
import { onHandOver } from './on-hand-over.js';
import { failed } from './on-trajectory.js';

/** When the household is asked how the hand-over went (domain.md P07). */
const askClock = 'P1M';

/** The receiver has everything they need: the hand-over is done. */
export const confirmHandOver = onHandOver((work, { handOver }) => {
  if (!mayFollow(handOver.state, 'CONFIRMED')) {
    return failed('hand-over-not-accepted', `Expected hand-over '${handOver.id}' to be accepted`);
  }
  work.put('handOver', { ...handOver, state: 'CONFIRMED' });
  addToTimeline(work, {
    trajectoryId: handOver.trajectoryId,
    code: 'HAND_OVER_CONFIRMED',
    details: { handOverId: handOver.id },
  });
  const ask = derive({ clock: askClock, from: work.at });
  if (!ask.ok) return failed(ask.reason.code, ask.reason.message);
  return ok({ askHouseholdAt: ask.value.due });
});
