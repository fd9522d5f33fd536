import type { Instant } from '../../kernel/instant.js';
import type { LadderMoment } from './ladder.js';

const isOpen = ({ code }: LadderMoment, reached: readonly string[]): boolean => !reached.includes(code);

const isEscalation = ({ code }: LadderMoment): boolean => !code.startsWith('E0');

/**
 * What must be told now: moments that have come and were not told yet. After standing still, reminders that a later
 * moment has overtaken are left out; every escalation is told.
 */
export const momentsDue = (
  moments: readonly LadderMoment[],
  reached: readonly string[],
  now: Instant,
): readonly LadderMoment[] => {
  const come = moments.filter(({ at }) => at <= now);
  const latest = come.at(-1)?.code;
  return come.filter((moment) => isOpen(moment, reached) && (isEscalation(moment) || moment.code === latest));
};

/** The first moment still to come, at which the ladder is to be looked at again; nothing when all have come. */
export const nextMoment = (
  moments: readonly LadderMoment[],
  reached: readonly string[],
  now: Instant,
): LadderMoment | undefined => moments.find((moment) => moment.at > now && isOpen(moment, reached));
