import type { Instant } from '../../kernel/instant.js';

/* Who is away, and what was given to others because of it. */

/** Somebody who is away. Why is not kept: it may say something about their health. */
export interface AbsenceRecord {
  readonly id: string;
  readonly userId: string;
  readonly from: Instant;
  readonly until?: Instant;
  /** Who takes what newly comes for them; without one the substitute of each trajectory. */
  readonly deputy?: string;
  readonly reportedBy: string;
  readonly reportedAt: Instant;
  readonly endedAt?: Instant;
  readonly endedBy?: string;
}

/** Tasks of one person that were given to others in one act, with one reason and one way back. */
export interface RedistributionRecord {
  readonly id: string;
  readonly userId: string;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly moves: readonly RedistributionMove[];
  readonly undone?: {
    readonly at: Instant;
    readonly by: string;
    readonly reason: string;
    /** Tasks that were done or begun by then, or had gone to somebody else, and so stayed. */
    readonly kept: readonly string[];
  };
}

export interface RedistributionMove {
  readonly taskId: string;
  readonly to: string;
}
