import type { Instant } from '../../kernel/instant.js';

/** Somebody who is away, from a moment on; without an end until they are back. Why is nobody's business here. */
export interface Absence {
  readonly userId: string;
  readonly from: Instant;
  readonly until?: Instant;
  /** They came back before `until`, or there was none. */
  readonly endedAt?: Instant;
  /** Who takes what newly comes for them; without one the substitute of each trajectory. */
  readonly deputy?: string;
}

export const isAway = ({ from, until, endedAt }: Absence, now: Instant): boolean =>
  from <= now && endedAt === undefined && (until === undefined || now < until);

/** Whether it has ended or must still begin. */
export const isOver = ({ until, endedAt }: Absence, now: Instant): boolean =>
  endedAt !== undefined || (until !== undefined && until <= now);
