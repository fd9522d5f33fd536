import { civilFromDays, daysFromCivil } from '../../../kernel/instant.js';
import { FeelDate } from './moments.js';

export const secondsPerDay = 86_400;

/** The days from 1970-01-01, by the Gregorian calendar in both directions. */
export const daysOf = ({ year, month, day }: FeelDate): number => daysFromCivil(year, month, day);

export const dateOfDays = (days: number): FeelDate => {
  const { year, month, day } = civilFromDays(days);
  return new FeelDate(year, month, day);
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
