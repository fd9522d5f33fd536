import { civilFromDays, daysFromCivil } from '../../kernel/instant.js';
import { weekday } from '../../kernel/amsterdam.js';

/** Why a day does not count as a working day (Algemene termijnenwet art. 3; domain.md §6.1). */
export type HolidayCode =
  | 'new-year'
  | 'good-friday'
  | 'easter-monday'
  | 'kings-day'
  | 'liberation-day'
  | 'ascension-day'
  | 'whit-monday'
  | 'christmas-day'
  | 'second-christmas-day';

/** Easter Sunday of a year: the anonymous Gregorian algorithm (Meeus/Jones/Butcher). */
export const easterSunday = (year: number): number => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const skippedLeap = Math.floor(century / 4);
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - skippedLeap - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const index = epact + toSunday - 7 * late + 114;
  return daysFromCivil(year, Math.floor(index / 31), (index % 31) + 1);
};

/** 27 April, or 26 April when the 27th is a Sunday. */
export const kingsDay = (year: number): number => {
  const birthday = daysFromCivil(year, 4, 27);
  return weekday(birthday) === 0 ? birthday - 1 : birthday;
};

const holidaysOf = (year: number): readonly (readonly [number, HolidayCode])[] => {
  const easter = easterSunday(year);
  return [
    [daysFromCivil(year, 1, 1), 'new-year'],
    [easter - 2, 'good-friday'],
    [easter + 1, 'easter-monday'],
    [kingsDay(year), 'kings-day'],
    [daysFromCivil(year, 5, 5), 'liberation-day'],
    [easter + 39, 'ascension-day'],
    [easter + 50, 'whit-monday'],
    [daysFromCivil(year, 12, 25), 'christmas-day'],
    [daysFromCivil(year, 12, 26), 'second-christmas-day'],
  ];
};

/** The holiday that falls on this day, if any; Liberation Day counts in every year. */
export const holidayOn = (day: number): HolidayCode | undefined =>
  holidaysOf(civilFromDays(day).year).find(([holiday]) => holiday === day)?.[1];
