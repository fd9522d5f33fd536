import type { Outcome } from '../../../kernel/outcome.js';
import type { Work } from '../../work.js';
import type { Identity } from '../identity.js';
import type { CareRefusal } from '../refusals.js';
import { answerHandOver, type HandOverNamed, type HandOverTarget } from './answer-hand-over.js';

export interface HandOverRefusalAsked extends HandOverTarget {
  readonly reason: string;
  /** Who or what else could help: no refusal without one. */
  readonly alternative: string;
}

/** Refuses a hand-over; responsibility stays with the giver (R-HAND-1). */
export const refuseHandOver = (
  work: Work,
  who: Identity,
  { reason, alternative, ...target }: HandOverRefusalAsked,
): Promise<Outcome<HandOverNamed, CareRefusal>> =>
  answerHandOver(work, who, { ...target, answer: { handOverAccepted: 'no', reason, alternative } });
