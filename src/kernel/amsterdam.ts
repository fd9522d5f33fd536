import {
  civilFromDays,
  daysFromCivil,
  fromEpochMs,
  toEpochMs,
  type CivilDate,
  type Instant,
} from './instant.js';

/*
 * The time on the wall in Europe/Amsterdam: one hour ahead of UTC, two in summer. Summer time runs from the last
 * Sunday of March to the last Sunday of October, both at 01:00 UTC (Directive 2000/84/EC); that rule is used for
 * every year, also those before it was made.
 */

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

/** A moment as the wall shows it: which day, and how far into it. */
export interface LocalTime {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Milliseconds on the clock since 00:00, below 24 hours. */
  readonly ms: number;
}

/** 0 is Sunday, 6 Saturday. */
export const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;

const lastSunday = (year: number, month: 3 | 10): number => {
  const last = daysFromCivil(year, month, 31);
  return last - weekday(last);
};

/** How far the wall is ahead of UTC at this moment, in ms. */
export const offsetAt = (epochMs: number): number => {
  const { year } = civilFromDays(Math.floor(epochMs / dayMs));
  const summer =
    epochMs >= lastSunday(year, 3) * dayMs + hourMs && epochMs < lastSunday(year, 10) * dayMs + hourMs;
  return summer ? 2 * hourMs : hourMs;
};

export const toLocal = (instant: Instant): LocalTime => {
  const epochMs = toEpochMs(instant);
  const wall = epochMs + offsetAt(epochMs);
  const day = Math.floor(wall / dayMs);
  return { day, ms: wall - day * dayMs };
};

/**
 * The moment at which the wall shows this time.
 *
 * An hour that happens twice (end of October) means the first of the two: a deadline is never later than it
 * reads. A time that does not happen (end of March) is read on the winter clock: 02:30 becomes 03:30.
 */
export const fromLocal = ({ day, ms }: LocalTime): Instant => {
  const wall = day * dayMs + ms;
  const inSummer = wall - 2 * hourMs;
  return fromEpochMs(offsetAt(inSummer) === 2 * hourMs ? inSummer : wall - hourMs);
};

/** Whether the wall ever shows this time; false for one hour at the end of March. */
export const exists = (local: LocalTime): boolean => toLocal(fromLocal(local)).ms === local.ms;

export const civilOf = (day: number): CivilDate => civilFromDays(day);

/** The day as `YYYY-MM-DD`. */
export const dateOf = (day: number): string => fromEpochMs(day * dayMs).slice(0, 10);

/** The day of a date `YYYY-MM-DD`; `undefined` when there is no such date. */
export const dayOf = (date: string): number | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return undefined;
  const [year, month, dayOfMonth] = match.slice(1).map(Number) as [number, number, number];
  const day = daysFromCivil(year, month, dayOfMonth);
  return dateOf(day) === date ? day : undefined;
};

/** The date on the wall at this moment. */
export const localDate = (instant: Instant): string => dateOf(toLocal(instant).day);

export const startOfDay = (day: number): Instant => fromLocal({ day, ms: 0 });

/** Until when something "on this day" is on time: 23:59:59 on the wall. */
export const endOfDay = (day: number): Instant => fromLocal({ day, ms: dayMs - 1000 });

/** Adds calendar months; a day the month does not have becomes its last (31 January + 1 month = 28 February). */
export const plusMonths = (day: number, months: number): number => {
  const { year, month, day: dayOfMonth } = civilFromDays(day);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  const first = daysFromCivil(toYear, toMonth, 1);
  const length =
    (toMonth === 12 ? daysFromCivil(toYear + 1, 1, 1) : daysFromCivil(toYear, toMonth + 1, 1)) - first;
  return first + Math.min(dayOfMonth, length) - 1;
};
