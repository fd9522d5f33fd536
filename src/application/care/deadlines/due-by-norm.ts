import type { Instant } from '../../../kernel/instant.js';
import type { Outcome } from '../../../kernel/outcome.js';
import type { HandlerFailure } from '../../engine/case-side.js';
import type { Work } from '../../work.js';
import { momentByNorm } from './moment-by-norm.js';
import { registerOf } from './register-of.js';

/** A moment that a process waits for, by the norm that holds now in this region. */
export const dueByNorm = async (
  work: Work,
  { key, from }: { readonly key: string; readonly from: Instant },
): Promise<Outcome<Instant, HandlerFailure>> =>
  momentByNorm({ register: await registerOf(work.ports, key), key, from, at: work.at });
