import type { Variables } from '../../../engine/variables.js';
import type { Work } from '../../work.js';
import { textIn } from '../values.js';
import { whoDid } from './who-did.js';

export interface Reviewers {
  readonly heldBy: string | undefined;
  readonly decidedBy: string | undefined;
  /** Who looked with them and agreed; nobody when the answer was no, or nobody was asked. */
  readonly agreedBy: string | undefined;
}

/** Who did what in a review: by the elements of P08 in which they did it. */
export const reviewersOf = async (
  work: Work,
  instanceId: string,
  variables: Variables,
): Promise<Reviewers> => {
  const second =
    (await whoDid(work, instanceId, 'secondEyesReview')) ?? (await whoDid(work, instanceId, 'deescalate'));
  return {
    heldBy: await whoDid(work, instanceId, 'holdReview'),
    decidedBy: await whoDid(work, instanceId, 'decideOutcome'),
    agreedBy: hasAgreed(variables) ? second : undefined,
  };
};

/** What F-4EYES and F-DEESC answer. */
export const hasAgreed = (variables: Variables): boolean =>
  ['agree', 'agree_with_remark'].includes(textIn(variables, 'agree') ?? '');
