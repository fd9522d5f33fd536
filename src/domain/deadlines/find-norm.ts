import type { Instant } from '../../kernel/instant.js';
import type { Urgency } from '../urgency.js';
import type { Norm, Register } from './norm.js';

const holdsAt = ({ validFrom, validTo }: Norm, at: Instant): boolean =>
  validFrom <= at && (validTo === undefined || at < validTo);

/** The norm of this key that holds at a moment: the highest version when several do. */
export const findNorm = (register: Register, key: string, at: Instant): Norm | undefined =>
  register
    .filter((norm) => norm.key === key && holdsAt(norm, at))
    .reduce<Norm | undefined>(
      (best, norm) => (best === undefined || norm.version > best.version ? norm : best),
      undefined,
    );

/** Where to look when a norm says nothing about an urgency: at the next one that is not milder. */
const lookedUpAs: Readonly<Record<Urgency, readonly Urgency[]>> = {
  ACUTE: ['ACUTE', 'HIGH'],
  HIGH: ['HIGH'],
  NORMAL: ['NORMAL'],
  LOW: ['LOW', 'NORMAL'],
};

/**
 * The clock of a norm for a trajectory of this urgency. Unknown is never taken as "not urgent": it counts as HIGH
 * (domain.md §9).
 */
export const clockFor = ({ clock }: Norm, urgency: Urgency | undefined): string => {
  if (typeof clock === 'string') return clock;
  for (const known of lookedUpAs[urgency ?? 'HIGH']) {
    const found = clock[known];
    if (found !== undefined) return found;
  }
  return clock.otherwise;
};
