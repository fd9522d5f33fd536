import { hourMs, offsetAt, startOfDay, toLocal } from '../kernel/amsterdam.js';
import { civilFromDays, daysFromCivil, fromEpochMs, toEpochMs, type Instant } from '../kernel/instant.js';
import { readDayRule, readWeekdayRule, type DayRule } from './cron-days.js';
import { ranges, valuesIn, type Field } from './cron-field.js';

/*
 * Cron as Camunda 7 has it: seconds, minutes, hours, day of month, month, day of week, and a year that may be left out.
 * Counted on Dutch wall time: an hour that is skipped in spring is made up for in the next, and one that comes twice in
 * autumn counts once, unless every hour counts.
 */

type Cron = { readonly [Name in Field]: ReadonlySet<number> } & { readonly rules: readonly DayRule[] };

const fields = Object.keys(ranges) as Field[];

const readCron = (text: string): Cron | undefined => {
  const parts = text.trim().split(/\s+/);
  if (text.length > 200 || parts.length < 6 || parts.length > 7) return undefined;
  const rules = { days: readDayRule(parts[3] ?? ''), weekdays: readWeekdayRule(parts[5] ?? '') };
  const read = Object.fromEntries(
    fields.map((field, index) => {
      const ruled = (field === 'days' || field === 'weekdays') && rules[field] !== undefined;
      return [field, valuesIn(ranges[field], ruled ? '*' : (parts[index] ?? '*'))];
    }),
  ) as { readonly [Name in Field]: ReadonlySet<number> | undefined };
  if (!isWhole(read)) return undefined;
  return { ...read, rules: Object.values(rules).filter((rule) => rule !== undefined) };
};

type Read = { readonly [Name in Field]: ReadonlySet<number> };

const isWhole = (read: { readonly [Name in Field]: Read[Name] | undefined }): read is Read =>
  Object.values(read).every((field) => field !== undefined);

/** Long enough for the twenty-ninth of February on a Monday, and an end to looking for the thirtieth. */
const mostDays = 366 * 41;

const isDay = (cron: Cron, day: number): boolean => {
  const { year, month, day: ofMonth } = civilFromDays(day);
  // 1970-01-01 was a Thursday, which cron counts as 5.
  const weekday = ((((day + 4) % 7) + 7) % 7) + 1;
  return (
    cron.years.has(year) &&
    cron.months.has(month) &&
    cron.weekdays.has(weekday) &&
    cron.days.has(ofMonth) &&
    cron.rules.every((rule) => rule(day))
  );
};

const everyHour = 24;

/** Whether something comes in the hour that begins at this moment. */
const isHour = ({ hours }: Cron, epochMs: number): boolean => {
  const ahead = offsetAt(epochMs);
  const hour = Math.floor((((epochMs + ahead) / hourMs) % 24) + 24) % 24;
  const moved = ahead - offsetAt(epochMs - hourMs);
  if (moved < 0) return hours.has(hour) && hours.size === everyHour;
  return hours.has(hour) || (moved > 0 && hours.has((hour + 23) % 24));
};

/** The first moment of an hour at or after so many ms in it. */
const timeIn = ({ minutes, seconds }: Cron, from: number): number | undefined => {
  for (const minute of sorted(minutes))
    for (const second of sorted(seconds)) {
      const ms = (minute * 60 + second) * 1000;
      if (ms >= from) return ms;
    }
  return undefined;
};

const sorted = (values: ReadonlySet<number>): readonly number[] => [...values].sort((a, b) => a - b);

const momentOn = (cron: Cron, day: number, from: number): number | undefined => {
  const end = toEpochMs(startOfDay(day + 1));
  for (let hour = toEpochMs(startOfDay(day)); hour < end; hour += hourMs) {
    const isLater = hour + hourMs > from && isHour(cron, hour);
    const ms = isLater ? timeIn(cron, Math.max(0, from - hour)) : undefined;
    if (ms !== undefined) return hour + ms;
  }
  return undefined;
};

/** The first moment after this one; `undefined` when the text cannot be read, or there is no such moment. */
export const nextByCron = (text: string, after: Instant): Instant | undefined => {
  const cron = readCron(text);
  if (!cron) return undefined;
  const from = toEpochMs(after) + 1;
  const today = toLocal(after).day;
  const last = Math.min(today + mostDays, daysFromCivil(2200, 1, 1));
  for (let day = today; day < last; day += 1) {
    const ms = isDay(cron, day) ? momentOn(cron, day, from) : undefined;
    if (ms !== undefined) return fromEpochMs(ms);
  }
  return undefined;
};
