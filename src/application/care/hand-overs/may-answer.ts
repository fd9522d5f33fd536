import {
  whyNotAnswer,
  whyNotRefuse,
  type Answerer,
  type HandOverRefusal,
} from '../../../domain/rules/hand-over.js';
import type { HandOverRecord } from '../../../ports/records.js';
import type { Identity } from '../identity.js';

/** Whom it is offered to: the person named, or else anybody of the group but the giver. */
export const isReceiver = ({ giver, receiver, receiverGroup }: HandOverRecord, who: Identity): boolean =>
  receiver === undefined ? who.user !== giver && who.groups.includes(receiverGroup) : receiver === who.user;

/** Whether it is offered, and to this person. */
export const mayAnswer = (handOver: HandOverRecord, who: Identity): boolean =>
  whyNotAnswer(handOver, who) === undefined;

/** Why this answer cannot be given by this person. */
export const whyNotThisAnswer = (
  handOver: HandOverRecord,
  who: Answerer,
  { accepted, alternative }: { readonly accepted: boolean; readonly alternative: string | undefined },
): HandOverRefusal | undefined =>
  accepted ? whyNotAnswer(handOver, who) : whyNotRefuse(handOver, who, alternative ?? '');
