import { derive } from '../../../domain/clocks/derive.js';
import { clockFor, findNorm } from '../../../domain/deadlines/find-norm.js';
import type { Register } from '../../../domain/deadlines/register.js';
import type { Urgency } from '../../../domain/urgency.js';
import type { Instant } from '../../../kernel/instant.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { HandlerFailure } from '../../engine/case-side.js';
import { failed } from '../handlers/on-trajectory.js';

export interface NormAsked {
  readonly register: Register;
  readonly key: string;
  /** From when the period counts; with `BACK(…)` what is counted back from. */
  readonly from: Instant;
  /** When the norm must hold. */
  readonly at: Instant;
  readonly urgency?: Urgency | undefined;
}

/** The clock of a norm of the register, as text, so that no length of time stands in a diagram. */
export const clockByNorm = ({
  register,
  key,
  at,
  urgency,
}: Omit<NormAsked, 'from'>): Outcome<string, HandlerFailure> => {
  const norm = findNorm(register, key, at);
  return norm
    ? ok(clockFor(norm, urgency))
    : failed('norm-not-found', `Expected a norm '${key}' in the register, but there is none`);
};

/** The moment a norm of the register leads to. */
export const momentByNorm = (asked: NormAsked): Outcome<Instant, HandlerFailure> => {
  const clock = clockByNorm(asked);
  if (!clock.ok) return clock;
  const derived = derive({ clock: clock.value, from: asked.from });
  return derived.ok ? ok(derived.value.due) : failed(derived.reason.code, derived.reason.message);
};
