import { dayMs, fromLocal, plusMonths, toLocal } from '../kernel/amsterdam.js';
import { daysFromCivil, fromEpochMs, toEpochMs, type Instant } from '../kernel/instant.js';

/**
 * An ISO 8601 duration. Years, months, weeks and days are counted on the Dutch calendar and keep the time on the wall;
 * hours, minutes and seconds are exact. So `P1D` is a day of 23 or 25 hours when the clock changes, `PT24H` never is.
 */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly ms: number;
}

const pattern =
  /^P(?=\d|T\d)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,6})W)?(?:(\d{1,7})D)?(?:T(?=\d)(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,9})(?:[.,](\d{1,3}))?S)?)?$/;

export const readDuration = (text: string): Duration | undefined => {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const counts = match.slice(1, 8).map((part: string | undefined) => Number(part ?? 0));
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = counts;
  const ms = (hours * 60 + minutes) * 60_000 + seconds * 1000 + msOf(match[8]);
  return { months: years * 12 + months, days: weeks * 7 + days, ms };
};

/** The first three digits behind the point. */
export const msOf = (fraction = ''): number => Number(fraction.slice(0, 3).padEnd(3, '0'));

/** The first and the last moment an instant can be written for: the years 0000 to 9999. */
export const firstMs = -62_167_219_200_000;
export const lastMs = 253_402_300_799_999;
const firstDay = daysFromCivil(0, 1, 2);
const lastDay = daysFromCivil(9999, 12, 30);

export const isNothing = ({ months, days, ms }: Duration): boolean => months === 0 && days === 0 && ms === 0;

/** Whether it is counted on the calendar, and so not the same everywhere. */
export const isByCalendar = ({ months, days }: Duration): boolean => months !== 0 || days !== 0;

/** So many of them; backwards when negative. */
export const times = ({ months, days, ms }: Duration, count: number): Duration => ({
  months: months * count,
  days: days * count,
  ms: ms * count,
});

/** A duration later; `undefined` when that is not within the years 0000 to 9999. */
export const plusDuration = (from: Instant, duration: Duration): Instant | undefined => {
  const onDay = isByCalendar(duration) ? plusDays(from, duration) : from;
  if (onDay === undefined) return undefined;
  const later = toEpochMs(onDay) + duration.ms;
  return later >= firstMs && later <= lastMs ? fromEpochMs(later) : undefined;
};

/** Months before days, as ISO 8601 counts; a time the wall does not show that day is read on the winter clock. */
const plusDays = (from: Instant, { months, days }: Duration): Instant | undefined => {
  const { day, ms } = toLocal(from);
  const later = plusMonths(day, months) + days;
  return later >= firstDay && later <= lastDay ? fromLocal({ day: later, ms }) : undefined;
};

/** No round is longer, so that a count of them begins on the safe side. */
export const longestMs = ({ months, days, ms }: Duration): number => (months * 31 + days) * dayMs + ms;
