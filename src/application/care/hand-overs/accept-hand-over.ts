import type { Outcome } from '../../../kernel/outcome.js';
import type { Work } from '../../work.js';
import type { Identity } from '../identity.js';
import type { CareRefusal } from '../refusals.js';
import { answerHandOver, type HandOverNamed, type HandOverTarget } from './answer-hand-over.js';

/** Accepts responsibility; it moves once the household has been talked to (domain.md P07). */
export const acceptHandOver = (
  work: Work,
  who: Identity,
  target: HandOverTarget,
): Promise<Outcome<HandOverNamed, CareRefusal>> =>
  answerHandOver(work, who, { ...target, answer: { handOverAccepted: 'yes' } });
