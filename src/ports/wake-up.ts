import type { Instant } from '../kernel/instant.js';

/**
 * Tells whoever executes jobs that some may be due. Only a hint: the store owns every job, and a sweep of it
 * finds what a lost hint leaves behind.
 */
export interface WakeUp {
  /** Called after a commit. Never throws and never waits. */
  jobsAt(moments: readonly JobMoment[]): void;
}

export interface JobMoment {
  readonly job: string;
  readonly at: Instant;
  /** Of a job for workers outside. */
  readonly topic?: string;
}
