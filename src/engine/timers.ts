import { dayMs, fromLocal, hourMs } from '../kernel/amsterdam.js';
import { daysFromCivil, civilFromDays, fromEpochMs, toEpochMs, type Instant } from '../kernel/instant.js';
import { nextByCron } from './cron.js';
import {
  firstMs,
  isByCalendar,
  isNothing,
  lastMs,
  longestMs,
  msOf,
  plusDuration,
  readDuration,
  times,
  type Duration,
} from './durations.js';

/*
 * ISO 8601 moments, durations and repetitions (BPMN 2.0 §10.5.5), on Dutch wall time where they name days or leave out
 * an offset. Deadlines in working days are the case domain's.
 */

const momentPattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:(Z)|([+-])(\d{2}):?(\d{2}))?)?$/;

const within = (value: number, from: number, to: number): boolean => value >= from && value <= to;

/** A moment with its offset from UTC, or as the wall in the Netherlands shows it; a date is its first moment. */
export const readMoment = (text: string): Instant | undefined => {
  const match = momentPattern.exec(text);
  if (!match) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  const isReal =
    isDate(part(1), part(2), part(3)) && isTime(part(4), part(5), part(6)) && isTime(part(10), part(11), 0);
  if (!isReal) return undefined;
  const day = daysFromCivil(part(1), part(2), part(3));
  const ms = (part(4) * 60 + part(5)) * 60_000 + part(6) * 1000 + msOf(match[7]);
  if (match[8] === undefined && match[9] === undefined)
    return isOnWall(day) ? fromLocal({ day, ms }) : undefined;
  const offset = (match[9] === '-' ? -1 : 1) * (part(10) * 60 + part(11)) * 60_000;
  const epochMs = day * dayMs + ms - offset;
  return within(epochMs, firstMs, lastMs) ? fromEpochMs(epochMs) : undefined;
};

const isDate = (year: number, month: number, day: number): boolean => {
  if (!within(month, 1, 12) || !within(day, 1, 31)) return false;
  return civilFromDays(daysFromCivil(year, month, day)).month === month;
};

const isTime = (hour: number, minute: number, second: number): boolean =>
  within(hour, 0, 23) && within(minute, 0, 59) && within(second, 0, 59);

/** Far enough from the first and the last year that every offset stays within them. */
const isOnWall = (day: number): boolean => within(day * dayMs, firstMs + dayMs, lastMs - dayMs);

export interface TimerPlan {
  readonly dueAt: Instant;
  readonly cycle?: Cycle;
}

/** How a timer goes on after its moment. */
export interface Cycle {
  readonly every: string;
  readonly left?: number;
  /** Rounds that are counted on the calendar are counted from here, so that none moves those after it. */
  readonly from?: Instant;
  readonly round?: number;
}

interface Rounds {
  readonly every: string;
  readonly duration: Duration;
  readonly anchor: Instant;
  /** Of the first and of the last round, counted from the anchor. */
  readonly first: number;
  readonly last: number;
}

const cyclePattern = /^R(\d{0,6})\/([^/]+)(?:\/([^/]+))?$/;

/** `R3/PT1H`, `R/<begin>/P1D`, `R3/P1D/<end>`, `R/<begin>/<end>`: how often, from or until when; or cron. */
const readCycle = (text: string, now: Instant): TimerPlan | undefined => {
  const match = cyclePattern.exec(text);
  if (!match) {
    const dueAt = nextByCron(text, now);
    return dueAt && { dueAt, cycle: { every: text.trim() } };
  }
  const [, count = '', first = '', second] = match;
  const most = count === '' ? Infinity : Number(count);
  const rounds = most === 0 ? undefined : roundsOf(first, second, { most, now });
  return rounds && firstRound(rounds, now, second !== undefined);
};

const roundsOf = (
  first: string,
  second: string | undefined,
  { most, now }: { readonly most: number; readonly now: Instant },
): Rounds | undefined => {
  const begin = readMoment(first);
  const end = second === undefined ? undefined : readMoment(second);
  const every = textBetween(begin, end) ?? (begin === undefined ? first : (second ?? ''));
  const duration = readDuration(every);
  if (!duration || isNothing(duration)) return undefined;
  if (begin !== undefined) return { every, duration, anchor: begin, first: 0, last: most - 1 };
  if (end !== undefined) return { every, duration, anchor: end, first: 1 - most, last: 0 };
  return second === undefined ? { every, duration, anchor: now, first: 1, last: most } : undefined;
};

/** As long as it is from begin to end, when both are named. */
const textBetween = (begin: Instant | undefined, end: Instant | undefined): string | undefined =>
  begin === undefined || end === undefined || end <= begin
    ? undefined
    : `PT${(toEpochMs(end) - toEpochMs(begin)) / 1000}S`;

/** The first round that is not over; when all of them are, the last is due at once, like any moment in the past. */
const firstRound = (rounds: Rounds, now: Instant, anchored: boolean): TimerPlan | undefined => {
  const { every, duration, anchor, first, last } = rounds;
  // On the wall an hour can be missing; rounds that are exact are counted exactly, however short they are.
  const shift = isByCalendar(duration) ? hourMs : 0;
  const safe = Math.floor((toEpochMs(now) - toEpochMs(anchor) - shift) / longestMs(duration)) - 1;
  let round = Math.min(last, Math.max(first, safe));
  let dueAt = plusDuration(anchor, times(duration, round));
  while (dueAt !== undefined && dueAt < now && round < last) {
    round += 1;
    dueAt = plusDuration(anchor, times(duration, round));
  }
  if (dueAt === undefined) return undefined;
  const left = last - round + 1;
  const counted = anchored || isByCalendar(duration);
  return {
    dueAt,
    cycle: { every, ...(left !== Infinity && { left }), ...(counted && { from: anchor, round }) },
  };
};

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
export const nextRound = ({ every, left, from, round }: Cycle, dueAt: Instant): TimerPlan | undefined => {
  if (left !== undefined && left <= 1) return undefined;
  const fewer = left !== undefined && { left: left - 1 };
  const duration = readDuration(every);
  if (!duration) {
    const next = nextByCron(every, dueAt);
    return next && { dueAt: next, cycle: { every, ...fewer } };
  }
  if (from === undefined || round === undefined) {
    const next = plusDuration(dueAt, duration);
    return next && { dueAt: next, cycle: { every, ...fewer } };
  }
  const next = plusDuration(from, times(duration, round + 1));
  return next && { dueAt: next, cycle: { every, ...fewer, from, round: round + 1 } };
};
