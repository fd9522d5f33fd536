import type { Instant } from '../../kernel/instant.js';

/** How often a job is tried before a person must look. */
export const initialRetries = 3;

/** Keeps a job that waits for a person out of the way of what is due. */
export const never = '9999-12-31T23:59:59.999Z' as Instant;

/** How long to wait after a failure, by the attempts that are left: first briefly, then longer. */
export const backOffMs = (retriesLeft: number): number =>
  retriesLeft >= initialRetries - 1 ? 10_000 : 60_000;

/** On whose account jobs are done. */
export const systemActor = 'system';
