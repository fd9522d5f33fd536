import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { HandOverRecord, TrajectoryRecord } from '../../../ports/records.js';
import type { Work } from '../../work.js';
import { startByMessage } from '../engine.js';
import { hasRole, type Identity } from '../identity.js';
import { notFound, refuse, type CareRefusal } from '../refusals.js';
import { addToTimeline } from '../timeline-entry.js';

export interface HandOverOffer {
  readonly trajectoryId: string;
  readonly kind: HandOverRecord['kind'];
  /** Whom in particular; without it anybody of the group. */
  readonly receiver?: string | undefined;
  readonly receiverGroup: string;
  readonly reason: string;
}

/** Who may give this trajectory away: whoever carries it, and the lead who allocates. */
export const mayOfferHandOver = (who: Identity, trajectory: TrajectoryRecord): boolean =>
  trajectory.state !== 'CLOSED' &&
  (trajectory.fixedFace === who.user ||
    trajectory.substitute === who.user ||
    hasRole(who, 'local-team-lead'));

/**
 * Offers a hand-over and starts P07 for it, in one piece. The giver stays responsible until the receiver has
 * accepted (R-HAND-1, domain.md §1.2 step 11).
 */
export const offerHandOver = async (
  work: Work,
  who: Identity,
  offer: HandOverOffer,
): Promise<Outcome<{ readonly handOverId: string }, CareRefusal>> => {
  const trajectory = await work.get('trajectory', offer.trajectoryId);
  if (!trajectory) return notFound('trajectory');
  if (trajectory.state === 'CLOSED') return refuse('trajectory-closed');
  if (!mayOfferHandOver(who, trajectory)) return refuse('not-allowed');
  const giver = trajectory.fixedFace ?? who.user;
  if (!(await canReceive(work, offer, giver))) return refuse('receiver-unknown');
  if (await isUnderWay(work, offer)) return refuse('action-not-possible');
  // Written unchanged, so that of two offers at once one is decided after the other.
  work.put('trajectory', trajectory);
  return keep(work, { offer, giver, trajectory });
};

interface Offered {
  readonly offer: HandOverOffer;
  readonly giver: string;
  readonly trajectory: TrajectoryRecord;
}

const keep = async (
  work: Work,
  { offer, giver, trajectory }: Offered,
): Promise<Outcome<{ readonly handOverId: string }, CareRefusal>> => {
  const handOver = recordOf(work, offer, giver);
  // P07's first task looks here for its giver, so the record comes before the start.
  work.put('handOver', handOver);
  const started = await startByMessage(work, {
    message: 'HandOverOffered',
    businessKey: offer.trajectoryId,
    variables: {
      trajectoryId: offer.trajectoryId,
      handOverId: handOver.id,
      kind: offer.kind,
      receiverGroup: offer.receiverGroup,
      urgency: trajectory.urgency ?? 'HIGH',
    },
  });
  if (!started.ok) return started;
  addToTimeline(work, {
    trajectoryId: offer.trajectoryId,
    code: 'HAND_OVER_OFFERED',
    details: { handOverId: handOver.id, kind: offer.kind, receiverGroup: offer.receiverGroup },
  });
  return ok({ handOverId: handOver.id });
};

/** A hand-over that is being prepared. */
export const recordOf = (work: Work, offer: HandOverOffer, giver: string): HandOverRecord => ({
  id: work.ports.ids.next(),
  giver,
  trajectoryId: offer.trajectoryId,
  kind: offer.kind,
  state: 'PREPARING',
  ...(offer.receiver !== undefined && { receiver: offer.receiver }),
  receiverGroup: offer.receiverGroup,
  reason: offer.reason,
  offeredAt: work.at,
});

const canReceive = async (work: Work, offer: HandOverOffer, giver: string): Promise<boolean> => {
  if (offer.receiver === undefined) return true;
  const receiver = await work.get('user', offer.receiver);
  return receiver !== undefined && receiver.id !== giver && receiver.groups.includes(offer.receiverGroup);
};

/** One at a time per kind: two receivers who both accept would leave two people, or nobody, responsible. */
export const isUnderWay = async (
  work: Work,
  offer: Pick<HandOverOffer, 'trajectoryId' | 'kind'>,
): Promise<boolean> => {
  const open = await work.find('handOver', {
    where: [
      { field: 'trajectoryId', is: offer.trajectoryId },
      { field: 'state', in: ['PREPARING', 'OFFERED', 'ACCEPTED'] },
    ],
  });
  return open.some((handOver) => handOver.kind === offer.kind);
};
