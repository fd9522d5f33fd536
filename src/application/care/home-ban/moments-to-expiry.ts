import type { Variables } from '../../../engine/variables.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { HandlerFailure } from '../../engine/case-side.js';
import type { Work } from '../../work.js';
import { dueByNorm } from '../deadlines/due-by-norm.js';

/** When a home ban ends, and from when the check before its end is asked for. */
export const momentsToExpiry = async (
  work: Work,
  expiresAt: Instant,
): Promise<Outcome<Variables, HandlerFailure>> => {
  const checkFrom = await dueByNorm(work, { key: 'homeban.lastDays', from: expiresAt });
  return checkFrom.ok ? ok({ expiresAt, checkFrom: checkFrom.value }) : checkFrom;
};
