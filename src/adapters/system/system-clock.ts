import { fromEpochMs, type Instant } from '../../kernel/instant.js';
import type { Clock } from '../../ports/clock.js';

let second = -1;
let untilSecond = '';

/** The machine's clock. It is asked many times a second, and most of the answer is that of the time before. */
export const systemClock: Clock = {
  now() {
    const ms = Date.now();
    const now = Math.floor(ms / 1000);
    if (now !== second) {
      untilSecond = fromEpochMs(now * 1000).slice(0, -'000Z'.length);
      second = now;
    }
    return `${untilSecond}${String(ms - now * 1000).padStart(3, '0')}Z` as Instant;
  },
};
