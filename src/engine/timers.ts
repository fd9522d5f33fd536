import { nextByCron } from './cron.js';
import { civilFromDays, daysFromCivil, fromEpochMs, toEpochMs, type Instant } from '../kernel/instant.js';

/*
 * ISO 8601 moments, durations and repetitions (BPMN 2.0 §10.5.5). Years and months are counted in UTC; deadlines
 * in working days are the case domain's.
 */

interface Duration {
  readonly months: number;
  readonly ms: number;
}

const durationPattern =
  /^P(?=\d|T\d)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,6})W)?(?:(\d{1,7})D)?(?:T(?=\d)(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,9})(?:[.,](\d{1,3}))?S)?)?$/;

export const readDuration = (text: string): Duration | undefined => {
  const match = durationPattern.exec(text);
  if (!match) return undefined;
  const counts = match.slice(1, 8).map((part: string | undefined) => Number(part ?? 0));
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = counts;
  const ms = (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000 + msOf(match[8]);
  return { months: years * 12 + months, ms };
};

/** The first three digits behind the point. */
const msOf = (fraction = ''): number => Number(fraction.slice(0, 3).padEnd(3, '0'));

const dayMs = 86_400_000;
/** The first and the last moment an instant can be written for: the years 0000 to 9999. */
const firstMs = -62_167_219_200_000;
const lastMs = 253_402_300_799_999;

const monthDays = (year: number, month: number): number =>
  daysFromCivil(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) -
  daysFromCivil(year, month, 1);

const plusMonths = (epochMs: number, months: number): number => {
  if (months === 0) return epochMs;
  const days = Math.floor(epochMs / dayMs);
  const { year, month, day } = civilFromDays(days);
  const counted = year * 12 + month - 1 + months;
  const toYear = Math.floor(counted / 12);
  const toMonth = (counted % 12) + 1;
  const toDay = Math.min(day, monthDays(toYear, toMonth));
  return daysFromCivil(toYear, toMonth, toDay) * dayMs + (epochMs - days * dayMs);
};

/** A duration later; `undefined` when that is beyond the year 9999. */
export const plusDuration = (from: Instant, { months, ms }: Duration): Instant | undefined => {
  const later = plusMonths(toEpochMs(from), months) + ms;
  return later <= lastMs ? fromEpochMs(later) : undefined;
};

const momentPattern =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d{2}):?(\d{2}))$/;

const within = (value: number, from: number, to: number): boolean => value >= from && value <= to;

/** A moment with its offset from UTC. Without one it could mean several moments, so it is not readable. */
export const readMoment = (text: string): Instant | undefined => {
  const match = momentPattern.exec(text);
  if (!match) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  const isReal =
    within(part(2), 1, 12) &&
    within(part(3), 1, monthDays(part(1), part(2))) &&
    isTime(part(4), part(5), part(6)) &&
    isTime(part(9), part(10), 0);
  if (!isReal) return undefined;
  const offset = (match[8] === '-' ? -1 : 1) * (part(9) * 60 + part(10));
  const minutes = part(4) * 60 + part(5) - offset;
  const days = daysFromCivil(part(1), part(2), part(3));
  const epochMs = days * dayMs + minutes * 60_000 + part(6) * 1000 + msOf(match[7]);
  return within(epochMs, firstMs, lastMs) ? fromEpochMs(epochMs) : undefined;
};

const isTime = (hour: number, minute: number, second: number): boolean =>
  within(hour, 0, 23) && within(minute, 0, 59) && within(second, 0, 59);

export interface TimerPlan {
  readonly dueAt: Instant;
  readonly cycle?: { readonly every: string; readonly left?: number };
}

const cyclePattern = /^R(\d{0,6})\/(?:([^/]+)\/)?([^/]+)$/;

/** `R3/PT1H`, `R/2026-03-02T12:00:00Z/P1D`: how often, from when, and how long between; or cron. */
const readCycle = (text: string, from: Instant): TimerPlan | undefined => {
  const match = cyclePattern.exec(text);
  if (!match) {
    const dueAt = nextByCron(text, from);
    return dueAt && { dueAt, cycle: { every: text.trim() } };
  }
  const [, times, begin, every] = match as unknown as readonly [string, string, string | undefined, string];
  const duration = readDuration(every);
  if (!duration || isNothing(duration) || /^0+$/.test(times)) return undefined;
  const dueAt = begin === undefined ? plusDuration(from, duration) : readMoment(begin);
  return dueAt && { dueAt, cycle: { every, ...(times !== '' && { left: Number(times) }) } };
};

const isNothing = ({ months, ms }: Duration): boolean => months === 0 && ms === 0;

/** When a timer fires for the first time; `undefined` when its text cannot be read. */
export const planTimer = (
  kind: 'date' | 'duration' | 'cycle',
  text: string,
  from: Instant,
): TimerPlan | undefined => {
  if (kind === 'cycle') return readCycle(text, from);
  if (kind === 'date') {
    const dueAt = readMoment(text);
    return dueAt === undefined ? undefined : { dueAt };
  }
  const duration = readDuration(text);
  const dueAt = duration && plusDuration(from, duration);
  return dueAt === undefined ? undefined : { dueAt };
};

/** The next round of a repeating timer, counted from the planned moment so that it does not drift. */
export const nextRound = (
  { every, left }: NonNullable<TimerPlan['cycle']>,
  dueAt: Instant,
): TimerPlan | undefined => {
  if (left !== undefined && left <= 1) return undefined;
  const duration = readDuration(every);
  const next = duration ? plusDuration(dueAt, duration) : nextByCron(every, dueAt);
  return next === undefined
    ? undefined
    : { dueAt: next, cycle: { every, ...(left !== undefined && { left: left - 1 }) } };
};
