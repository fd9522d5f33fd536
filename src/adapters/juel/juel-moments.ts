import { plusDuration, times, type Duration } from '../../engine/durations.js';
import { readMoment } from '../../engine/timers.js';
import { toEpochMs } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import { failed } from './juel-failure.js';
import { kindOf } from './juel-operators.js';

/*
 * What Camunda 7 models do with `dateTime()` and `now()`, on the text that a moment is here. Days and longer are counted on the
 * Dutch calendar, as in a duration.
 */

type Method = (text: string, parameters: readonly Json[]) => Json;

const minuteMs = 60_000;
const nothing: Duration = { months: 0, days: 0, ms: 0 };

const units: Readonly<Record<string, Duration>> = {
  Seconds: { ...nothing, ms: 1_000 },
  Minutes: { ...nothing, ms: minuteMs },
  Hours: { ...nothing, ms: 60 * minuteMs },
  Days: { ...nothing, days: 1 },
  Weeks: { ...nothing, days: 7 },
  Months: { ...nothing, months: 1 },
  Years: { ...nothing, months: 12 },
};

const momentIn = (text: string) => {
  const moment = readMoment(text);
  if (moment === undefined) throw failed('Expected a moment with its offset from UTC, but got another text');
  return moment;
};

const moved =
  (sign: 1 | -1, length: Duration): Method =>
  (text, [count = null]) => {
    if (typeof count !== 'number' || !Number.isInteger(count) || Math.abs(count) > 1_000_000)
      throw failed(`Expected a whole number, but got ${kindOf(count)}`);
    const later = plusDuration(momentIn(text), times(length, sign * count));
    if (later === undefined) throw failed('Expected a moment before the year 10000, but it is later');
    return later;
  };

export const ofMoment: Readonly<Record<string, Method>> = {
  ...Object.fromEntries(
    Object.entries(units).flatMap(([unit, length]) => [
      [`plus${unit}`, moved(1, length)],
      [`minus${unit}`, moved(-1, length)],
    ]),
  ),
  toDate: (text) => momentIn(text),
  getTime: (text) => toEpochMs(momentIn(text)),
  getMillis: (text) => toEpochMs(momentIn(text)),
};
