import { dutchCalendar, type Calendar } from '../calendar/calendar.js';
import { dateOf, endOfDay, toLocal } from '../../kernel/amsterdam.js';
import { refused, type Outcome } from '../../kernel/outcome.js';
import type { Instant } from '../../kernel/instant.js';
import { parseClock, type CalendarClock, type ClockRefusal } from './clock.js';
import type { Derivation } from './derivation.js';
import { within } from './derive.js';
import { notLater, reckonCalendar } from './reckon.js';

/** No review is ever further away than this (D-04). */
const longestInterval = 'P13W';

/**
 * When the next review is planned: the interval of D-04 after the last one, at most thirteen weeks, on the earlier
 * working day when it falls on a day that is none. Somebody's safety rests on it, so it never moves later. Where
 * no working day lies between, it stays on the free day itself: a review on the day of the last one reviews nothing.
 */
export const reviewDate = (
  interval: string,
  from: Instant,
  calendar: Calendar = dutchCalendar,
): Outcome<Derivation, ClockRefusal> => {
  const clock = calendarClock(interval);
  const longest = calendarClock(longestInterval);
  if (!clock || !longest) {
    return refused({
      code: 'clock-invalid',
      message: `Expected an interval in days, weeks or months such as P6W, but got '${interval}'`,
    });
  }
  const wanted = toLocal(reckonCalendar(from, clock).due).day;
  const last = toLocal(reckonCalendar(from, longest).due).day;
  const day = Math.min(wanted, last);
  const earlier = notLater(calendar, { day, ms: 0 });
  const moved =
    toLocal(earlier.due).day > toLocal(from).day
      ? earlier
      : reckonCalendar(from, { kind: 'calendar', unit: 'D', count: day - toLocal(from).day });
  const due = endOfDay(toLocal(moved.due).day);
  const capped = day < wanted ? [{ code: 'capped', date: dateOf(wanted) } as const] : [];
  return within({ from }, interval, { ...moved, due, notes: [...capped, ...moved.notes] }, calendar);
};

const calendarClock = (text: string): CalendarClock | undefined => {
  const parsed = parseClock(text);
  return parsed.ok && parsed.value.kind === 'calendar' ? parsed.value : undefined;
};
