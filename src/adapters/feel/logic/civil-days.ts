import { FeelDate } from './moments.js';

export const secondsPerDay = 86_400;
const daysPerEra = 146_097;

/** The days from 1970-01-01, by the Gregorian calendar in both directions. */
export const daysOf = ({ year, month, day }: FeelDate): number => {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - 719_468;
};

export const dateOfDays = (days: number): FeelDate => {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return new FeelDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
};

export const daysInMonth = (year: number, month: number): number => {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
};

const mostYears = 999_999_999;

/** The date with these parts, when the calendar has it. */
export const dateOf = (year: number, month: number, day: number): FeelDate | undefined => {
  if (![year, month, day].every(Number.isInteger) || Math.abs(year) > mostYears) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return new FeelDate(year, month, day);
};

/** Monday is 1. */
export const weekdayOf = (date: FeelDate): number => ((((daysOf(date) + 3) % 7) + 7) % 7) + 1;

export const dayOfYear = (date: FeelDate): number => daysOf(date) - daysOf(new FeelDate(date.year, 1, 1)) + 1;

/** By ISO 8601: the week that holds the Thursday. */
export const weekOfYear = (date: FeelDate): number => {
  const thursday = dateOfDays(daysOf(date) - weekdayOf(date) + 4);
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1;
};
