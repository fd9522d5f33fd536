import {
  isKnown,
  isWorkingDay,
  nextWorkingDay,
  plusWorkingDays,
  previousWorkingDay,
  whyOff,
  type Calendar,
} from '../calendar/calendar.js';
import {
  dateOf,
  endOfDay,
  exists,
  fromLocal,
  plusMonths,
  toLocal,
  type LocalTime,
} from '../../kernel/amsterdam.js';
import { plusMs, type Instant } from '../../kernel/instant.js';
import type { BackClock, CalendarClock, CappedClock, HoursClock } from './clock.js';
import type { Derivation } from './derivation.js';

/** A due moment and what was met on the way. */
export interface Reckoned {
  readonly due: Instant;
  readonly skipped: Derivation['skipped'];
  readonly notes: Derivation['notes'];
}

/** The days after `after`, up to and with `until`, that are no working days. */
const daysOff = (calendar: Calendar, after: number, until: number): Derivation['skipped'] => {
  const skipped: Derivation['skipped'][number][] = [];
  for (let day = after + 1; day <= until; day += 1) {
    const reason = whyOff(calendar, day);
    if (reason) skipped.push({ date: dateOf(day), reason });
  }
  return skipped;
};

/** A note when days were looked at of which nobody knows yet whether they count. */
const unknown = (calendar: Calendar, first: number, last: number): Derivation['notes'] => {
  if (!isKnown(calendar, last) && dateOf(last) > calendar.knownUntil) {
    return [{ code: 'calendar-unknown', date: calendar.knownUntil }];
  }
  return isKnown(calendar, first) ? [] : [{ code: 'calendar-unknown', date: calendar.knownFrom }];
};

const atWall = (local: LocalTime): Reckoned => ({
  due: fromLocal(local),
  skipped: [],
  notes: exists(local) ? [] : [{ code: 'clock-change', date: dateOf(local.day) }],
});

const shifted = (day: number, { unit, count }: CalendarClock, direction: 1 | -1): number => {
  const by = count * direction;
  switch (unit) {
    case 'D':
      return day + by;
    case 'W':
      return day + by * 7;
    case 'M':
      return plusMonths(day, by);
    case 'Y':
      return plusMonths(day, by * 12);
  }
};

export const reckonHours = (from: Instant, { ms }: HoursClock): Reckoned => ({
  due: plusMs(from, ms),
  skipped: [],
  notes: [],
});

export const reckonCalendar = (from: Instant, clock: CalendarClock): Reckoned => {
  const { day, ms } = toLocal(from);
  return atWall({ day: shifted(day, clock, 1), ms });
};

export const reckonWorkingDays = (calendar: Calendar, from: Instant, count: number): Reckoned => {
  const { day } = toLocal(from);
  const last = plusWorkingDays(calendar, day, count);
  return {
    due: endOfDay(last),
    skipped: daysOff(calendar, day, last),
    notes: unknown(calendar, day, last),
  };
};

export const reckonCapped = (calendar: Calendar, from: Instant, { count, cap }: CappedClock): Reckoned => {
  const plain = reckonWorkingDays(calendar, from, count);
  const limit = cap.kind === 'hours' ? reckonHours(from, cap) : reckonCalendar(from, cap);
  if (plain.due <= limit.due) return plain;
  return {
    due: limit.due,
    skipped: plain.skipped,
    notes: [{ code: 'capped', date: dateOf(toLocal(plain.due).day) }, ...limit.notes, ...plain.notes],
  };
};

/** Art. 4: not for hours, more than 90 days, twelve weeks or three months, nor for years. */
const longestOfAct = { D: 90, W: 12, M: 3, Y: 0 } as const;

/** The day on which the second working day falls, when fewer than two lie in the period (art. 2). */
const withTwoWorkingDays = (calendar: Calendar, from: number, last: number): number =>
  last - from < 3 ? last : Math.max(last, plusWorkingDays(calendar, from, 2));

/** A period in an act always ends with a day: 23:59:59 (Algemene termijnenwet art. 1 and 2). */
export const reckonAct = (
  calendar: Calendar,
  from: Instant,
  period: CalendarClock | HoursClock,
): Reckoned => {
  if (period.kind === 'hours') return { ...reckonHours(from, period), notes: [{ code: 'atw-4' }] };
  const { day } = toLocal(from);
  const raw = shifted(day, period, 1);
  if (period.count > longestOfAct[period.unit]) {
    return { due: endOfDay(raw), skipped: [], notes: [{ code: 'atw-4' }] };
  }
  const extended = withTwoWorkingDays(calendar, day, raw);
  const last = nextWorkingDay(calendar, extended);
  return {
    due: endOfDay(last),
    skipped: daysOff(calendar, extended > raw ? day : raw - 1, last),
    notes: [
      ...(extended > raw ? [{ code: 'atw-2', date: dateOf(raw) } as const] : []),
      ...(last > extended ? [{ code: 'atw-1', date: dateOf(raw) } as const] : []),
      ...unknown(calendar, raw, last),
    ],
  };
};

/** Moves a moment to the same time on the last working day that is not later; nothing when it is on one. */
export const notLater = (calendar: Calendar, { day, ms }: LocalTime): Reckoned => {
  const working = previousWorkingDay(calendar, day);
  const at = atWall({ day: working, ms });
  return {
    due: at.due,
    skipped: daysOff(calendar, working, day),
    notes: [
      ...(working < day ? [{ code: 'earlier-working-day', date: dateOf(day) } as const] : []),
      ...at.notes,
      ...unknown(calendar, working, day),
    ],
  };
};

export const reckonBack = (calendar: Calendar, event: Instant, { of }: BackClock): Reckoned => {
  if (of.kind === 'hours') return reckonHours(event, { ...of, ms: -of.ms });
  const { day, ms } = toLocal(event);
  if (of.kind === 'calendar') return notLater(calendar, { day: shifted(day, of, -1), ms });
  const last = plusWorkingDays(calendar, day, -of.count);
  return {
    due: endOfDay(last),
    skipped: daysOff(calendar, last, day - 1),
    notes: unknown(calendar, last, day),
  };
};

const opens = 8.5 * 3_600_000;
const closes = 17 * 3_600_000;

/** Counts only between 08:30 and 17:00 on working days (domain.md §6.3). */
export const reckonOffice = (calendar: Calendar, from: Instant, ms: number): Reckoned => {
  const start = toLocal(from);
  let { day } = start;
  let left = ms;
  let open = isWorkingDay(calendar, day) ? Math.min(Math.max(start.ms, opens), closes) : closes;
  while (left > closes - open) {
    left -= closes - open;
    day = plusWorkingDays(calendar, day, 1);
    open = opens;
  }
  return {
    due: fromLocal({ day, ms: open + left }),
    skipped: daysOff(calendar, start.day - 1, day),
    notes: unknown(calendar, start.day, day),
  };
};
