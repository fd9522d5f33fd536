import { fromEpochMs } from '../../kernel/instant.js';
import type { Clock } from '../../ports/clock.js';

/** The machine's clock. */
export const systemClock: Clock = { now: () => fromEpochMs(Date.now()) };
