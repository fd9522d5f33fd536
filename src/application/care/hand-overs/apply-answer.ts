import type { HandOverRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { notify } from '../notify.js';
import { addToTimeline } from '../timeline-entry.js';

export interface HandOverAnswer {
  /** Who answered, and from acceptance on is the receiver. */
  readonly user: string;
  readonly accepted: boolean;
  readonly reason: string | undefined;
  readonly alternative: string | undefined;
}

/**
 * Writes the answer on the hand-over and tells the giver. Accepting alone moves no responsibility: that follows the
 * talk with the household (domain.md P07).
 */
export const applyAnswer = async (
  work: Work,
  handOver: HandOverRecord,
  { user, accepted, reason, alternative }: HandOverAnswer,
): Promise<void> => {
  work.put(
    'handOver',
    accepted
      ? { ...handOver, state: 'ACCEPTED', receiver: user, acceptedAt: work.at }
      : {
          ...handOver,
          state: 'REFUSED',
          ...(reason !== undefined && { refusalReason: reason }),
          ...(alternative !== undefined && { alternative }),
        },
  );
  const code = accepted ? 'HAND_OVER_ACCEPTED' : 'HAND_OVER_REFUSED';
  const { id, trajectoryId, giver } = handOver;
  await notify(work, [giver], { code, channel: 'in-app', trajectoryId, occasion: id });
  addToTimeline(work, { trajectoryId, code, details: { handOverId: id, by: user } });
};
