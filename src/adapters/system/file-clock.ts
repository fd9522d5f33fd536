import { readFileSync } from 'node:fs';
import { fromEpochMs, type Instant } from '../../kernel/instant.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Clock } from '../../ports/clock.js';

const momentIn = (path: string): Instant | undefined => {
  try {
    const epochMs = Date.parse(readFileSync(path, 'utf8').trim());
    return Number.isNaN(epochMs) ? undefined : fromEpochMs(epochMs);
  } catch {
    return undefined;
  }
};

/**
 * A clock that stands at the moment written in a file and moves when the file is rewritten. While the file is
 * being rewritten, and so empty or missing, it stays where it was. Refuses a file that does not begin readable.
 */
export const fileClock = (path: string): Outcome<Clock, string> => {
  const first = momentIn(path);
  if (first === undefined) return refused(`Expected '${path}' to hold an ISO 8601 moment`);
  let last = first;
  return ok({ now: () => (last = momentIn(path) ?? last) });
};
