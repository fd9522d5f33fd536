import { civilFromDays, daysFromCivil, fromEpochMs, toEpochMs, type Instant } from '../kernel/instant.js';

/*
 * Cron as Camunda 7 has it: seconds, minutes, hours, day of month, month, day of week, and a year that may be left out.
 * Counted in UTC. What few use and nobody can check by eye (`W`, `#`) is not readable.
 */

interface Cron {
  readonly seconds: ReadonlySet<number>;
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  /** `L`: the last day of the month. */
  readonly lastDay: boolean;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
}

interface Range {
  readonly from: number;
  readonly to: number;
  /** Words for numbers, from `from` on. */
  readonly words?: readonly string[];
}

const monthWords = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdayWords = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const ranges = {
  seconds: { from: 0, to: 59 },
  minutes: { from: 0, to: 59 },
  hours: { from: 0, to: 23 },
  days: { from: 1, to: 31 },
  months: { from: 1, to: 12, words: monthWords },
  weekdays: { from: 1, to: 7, words: weekdayWords },
  years: { from: 1970, to: 2199 },
} as const satisfies Readonly<Record<string, Range>>;

const numberIn = ({ from, to, words }: Range, text: string): number | undefined => {
  const word = words?.indexOf(text.toUpperCase()) ?? -1;
  const value = word >= 0 ? from + word : Number(/^\d{1,4}$/.test(text) ? text : 'NaN');
  return value >= from && value <= to ? value : undefined;
};

const partPattern = /^(?:([*?])|([A-Za-z0-9]{1,4})(?:-([A-Za-z0-9]{1,4}))?)(?:\/(\d{1,4}))?$/;

/** One of the parts between commas: a number, a range, everything, each with or without a stride. */
const valuesOf = (range: Range, part: string): readonly number[] | undefined => {
  const match = partPattern.exec(part);
  if (!match) return undefined;
  const [from, to] = endsOf(range, match);
  const by = Number(match[4] ?? 1);
  if (from === undefined || to === undefined || to < from || by < 1) return undefined;
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_unused, index) => from + index * by);
};

type Ends = readonly [number | undefined, number | undefined];

/** A number with a stride goes on to the end; without, it stands alone. */
const endsOf = (range: Range, [, every, first = '', last, stride]: readonly (string | undefined)[]): Ends => {
  if (every !== undefined) return [range.from, range.to];
  const from = numberIn(range, first);
  if (last !== undefined) return [from, numberIn(range, last)];
  return [from, stride === undefined ? from : range.to];
};

const fieldOf = (range: Range, text: string): ReadonlySet<number> | undefined => {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const values = valuesOf(range, part);
    if (!values) return undefined;
    for (const value of values) found.add(value);
  }
  return found;
};

const fields = Object.keys(ranges) as (keyof Fields)[];

const readCron = (text: string): Cron | undefined => {
  const parts = text.trim().split(/\s+/);
  if (text.length > 200 || parts.length < 6 || parts.length > 7) return undefined;
  const lastDay = parts[3]?.toUpperCase() === 'L';
  const textOf = (field: keyof Fields, index: number): string =>
    field === 'days' && lastDay ? '*' : (parts[index] ?? '*');
  const read = Object.fromEntries(
    fields.map((field, index) => [field, fieldOf(ranges[field], textOf(field, index))]),
  ) as Readonly<Record<keyof Fields, ReadonlySet<number> | undefined>>;
  return isWhole(read) ? { ...read, lastDay } : undefined;
};

type Fields = Omit<Cron, 'lastDay'>;

const isWhole = (read: { readonly [Field in keyof Fields]: Fields[Field] | undefined }): read is Fields =>
  Object.values(read).every((field) => field !== undefined);

const dayMs = 86_400_000;
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
    (!cron.lastDay || civilFromDays(day + 1).day === 1)
  );
};

/** The first moment of the day at or after `from`, in ms of that day. */
const timeOn = ({ hours, minutes, seconds }: Cron, from: number): number | undefined => {
  for (const hour of sorted(hours))
    for (const minute of sorted(minutes))
      for (const second of sorted(seconds)) {
        const ms = ((hour * 60 + minute) * 60 + second) * 1000;
        if (ms >= from) return ms;
      }
  return undefined;
};

const sorted = (values: ReadonlySet<number>): readonly number[] => [...values].sort((a, b) => a - b);

/** The first moment after this one; `undefined` when the text cannot be read, or there is no such moment. */
export const nextByCron = (text: string, after: Instant): Instant | undefined => {
  const cron = readCron(text);
  if (!cron) return undefined;
  const from = toEpochMs(after) + 1;
  const today = Math.floor(from / dayMs);
  const last = Math.min(today + mostDays, daysFromCivil(2200, 1, 1));
  for (let day = today; day < last; day += 1) {
    const ms = isDay(cron, day) ? timeOn(cron, Math.max(0, from - day * dayMs)) : undefined;
    if (ms !== undefined) return fromEpochMs(day * dayMs + ms);
  }
  return undefined;
};
