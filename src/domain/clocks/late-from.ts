import { dayMs, startOfDay, toLocal } from '../../kernel/amsterdam.js';
import type { Instant } from '../../kernel/instant.js';

/** Whether this due moment means "some time on that day": 23:59:59 on the wall. */
export const endsWithDay = (due: Instant): boolean => toLocal(due).ms === dayMs - 1000;

/**
 * From when work due at this moment is late, and a legal period broken (T03).
 *
 * What is due on a day is late when the next day begins; what is due at a time is late from that time.
 */
export const lateFrom = (due: Instant): Instant =>
  endsWithDay(due) ? startOfDay(toLocal(due).day + 1) : due;
