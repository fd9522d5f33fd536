import { parseClock } from '../clocks/clock.js';
import { plusMs, type Instant } from '../../kernel/instant.js';
import type { Norm } from './norm.js';

/** What is wrong with a norm that somebody wants to publish; `field` is the part of it. */
export interface NormProblem {
  readonly field: 'clock' | 'label' | 'validFrom' | 'validTo';
  readonly code:
    'clock-invalid' | 'office-clock-forbidden' | 'label-too-weak' | 'in-past' | 'ends-before-it-begins';
}

const clocksOf = ({ clock }: Norm): readonly string[] =>
  typeof clock === 'string' ? [clock] : Object.values(clock);

const guardsSafety = ({ profile }: Norm): boolean => profile === 'SC' || profile === 'ACUTE';

/** Typed today, it may be published tomorrow: what has begun by then begins at publishing. */
const dayMs = 86_400_000;

/**
 * Why a version of a norm cannot be published; nothing when it can (domain.md §6.3, §6.4). Work that was done stays
 * as it was, so no version begins in the past; a maximum of the law is never replaced by an assumption.
 */
export const whyNotNorm = (norm: Norm, now: Instant): readonly NormProblem[] => {
  const problems: NormProblem[] = [];
  const parsed = clocksOf(norm).map((clock) => parseClock(clock));
  if (parsed.some((clock) => !clock.ok)) problems.push({ field: 'clock', code: 'clock-invalid' });
  if (guardsSafety(norm) && parsed.some((clock) => clock.ok && clock.value.kind === 'office'))
    problems.push({ field: 'clock', code: 'office-clock-forbidden' });
  if (norm.legal === true && norm.label === 'A') problems.push({ field: 'label', code: 'label-too-weak' });
  if (norm.validFrom < plusMs(now, -dayMs)) problems.push({ field: 'validFrom', code: 'in-past' });
  if (norm.validTo !== undefined && norm.validTo <= norm.validFrom)
    problems.push({ field: 'validTo', code: 'ends-before-it-begins' });
  return problems;
};
