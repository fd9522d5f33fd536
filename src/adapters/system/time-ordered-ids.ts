import { randomFillSync } from 'node:crypto';
import type { Ids } from '../../ports/clock.js';

const pool = Buffer.alloc(8 * 512);
let used = pool.length;

/** Eight fresh random bytes as hexadecimal; asked of the system in large portions. */
const random = (): string => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 8;
  return pool.toString('hex', used - 8, used);
};

/**
 * UUIDs of version 7: the time in milliseconds, then a counter that keeps ids of one process in order within a
 * millisecond, then 62 random bits, or those of sixteen `digits` given instead.
 *
 * @see RFC 9562, section 5.7 and method 1 of section 6.2
 */
export const timeOrderedIds = (nowMs: () => number = Date.now, digits: () => string = random): Ids => {
  let lastMs = 0;
  let counter = 0;
  return {
    next() {
      const now = nowMs();
      if (now > lastMs) {
        lastMs = now;
        counter = 0;
      } else {
        counter += 1;
        if (counter > 0xfff) {
          lastMs += 1;
          counter = 0;
        }
      }
      const time = lastMs.toString(16).padStart(12, '0');
      const order = counter.toString(16).padStart(3, '0');
      const tail = digits();
      const variant = ((parseInt(tail.charAt(0), 16) & 0x3) | 0x8).toString(16);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${variant}${tail.slice(1, 4)}-${tail.slice(4)}`;
    },
  };
};
