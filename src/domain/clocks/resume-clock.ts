import { dutchCalendar, nextWorkingDay, type Calendar } from '../calendar/calendar.js';
import { endOfDay, fromLocal, toLocal } from '../../kernel/amsterdam.js';
import type { Instant } from '../../kernel/instant.js';
import { endsWithDay } from './late-from.js';

/** What a clock did not run for, in days on the wall. */
export const suspendedDays = (since: Instant, until: Instant): number =>
  Math.max(0, toLocal(until).day - toLocal(since).day);

/**
 * The due moment after a legal clock stood still: as many days later as it stood (C16: ten days, ten days later). What
 * is due on a day and would end on a day off ends on the next working day (Algemene termijnenwet art. 1).
 */
export const resumedDue = (due: Instant, days: number, calendar: Calendar = dutchCalendar): Instant => {
  const { day, ms } = toLocal(due);
  return endsWithDay(due)
    ? endOfDay(nextWorkingDay(calendar, day + days))
    : fromLocal({ day: day + days, ms });
};
