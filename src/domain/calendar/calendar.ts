import { dateOf, weekday } from '../../kernel/amsterdam.js';
import { holidayOn, type HolidayCode } from './holidays.js';

export type OffReason = 'saturday' | 'sunday' | HolidayCode | 'equated-day';

/** What cannot be computed about working days: it is decided by royal decree, three years at a time. */
export interface Calendar {
  /** Kept with every due date, so that it can be told which calendar made it. */
  readonly version: string;
  /** Dates `YYYY-MM-DD`, both included, between which all equated days are known. */
  readonly knownFrom: string;
  readonly knownUntil: string;
  /** Days put on a par with holidays (Algemene termijnenwet art. 3, second paragraph). */
  readonly equated: readonly string[];
}

/** domain.md §6.1 [S-32]. */
export const dutchCalendar: Calendar = {
  version: 'nl-2026-2028',
  knownFrom: '2026-01-01',
  knownUntil: '2028-12-31',
  equated: ['2026-01-02', '2026-05-15', '2027-05-07', '2028-04-28', '2028-05-26'],
};

/** Why this day (days since 1970-01-01) is not a working day; `undefined` when it is one. */
export const whyOff = (calendar: Calendar, day: number): OffReason | undefined => {
  const inWeek = weekday(day);
  if (inWeek === 6) return 'saturday';
  if (inWeek === 0) return 'sunday';
  return holidayOn(day) ?? (calendar.equated.includes(dateOf(day)) ? 'equated-day' : undefined);
};

export const isWorkingDay = (calendar: Calendar, day: number): boolean => whyOff(calendar, day) === undefined;

/** Whether all equated days around this day are known. */
export const isKnown = (calendar: Calendar, day: number): boolean => {
  const date = dateOf(day);
  return date >= calendar.knownFrom && date <= calendar.knownUntil;
};

const seek = (calendar: Calendar, day: number, step: 1 | -1): number => {
  let at = day;
  while (!isWorkingDay(calendar, at)) at += step;
  return at;
};

/** This day when it is a working day, otherwise the first one after it. */
export const nextWorkingDay = (calendar: Calendar, day: number): number => seek(calendar, day, 1);

/** This day when it is a working day, otherwise the last one before it. */
export const previousWorkingDay = (calendar: Calendar, day: number): number => seek(calendar, day, -1);

/** The n-th working day after this day, or before it when `count` is negative; the day itself does not count. */
export const plusWorkingDays = (calendar: Calendar, day: number, count: number): number => {
  const step = count < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(count); left > 0; left -= 1) at = seek(calendar, at + step, step);
  return at;
};
