import { fromEpochMs, isInstant, type Instant } from '../../kernel/instant.js';

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

interface Reading {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const isDay = ({ year, month, day }: Reading): boolean =>
  year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

const exists = (reading: Reading): boolean =>
  isDay(reading) && reading.hour <= 23 && reading.minute <= 59 && reading.second <= 59;

/** Minutes east of UTC; without an offset the time is UTC. `undefined` when there is no such offset. */
const offsetOf = (text: string | undefined): number | undefined => {
  if (text === undefined || text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(':', '') || '0');
  if (hours > 18 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
};

/**
 * Reads `2013-01-23T14:42:45.000+0200`, also with fewer parts, with `Z` or without an offset (then UTC).
 * `undefined` when there is no such moment.
 */
export const instantOf = (text: string): Instant | undefined => {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const part = (index: number): number => Number(match[index] ?? '0');
  const reading = {
    year: part(1),
    month: part(2),
    day: part(3),
    hour: part(4),
    minute: part(5),
    second: part(6),
  };
  const offset = offsetOf(match[8]);
  if (offset === undefined || !exists(reading)) return undefined;
  const instant = momentOf(reading, offset, Number((match[7] ?? '').slice(0, 3).padEnd(3, '0')));
  return isInstant(instant) ? instant : undefined;
};

const momentOf = (
  { year, month, day, hour, minute, second }: Reading,
  offset: number,
  ms: number,
): Instant => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute - offset, second, ms);
  return fromEpochMs(date.getTime());
};

/** As this API answers moments: `2013-01-23T12:42:45.000+0000`. */
export const restDate = (instant: Instant): string => `${instant.slice(0, -1)}+0000`;

export const restDateOrNull = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : restDate(instant);
