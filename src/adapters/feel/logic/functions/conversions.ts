import { dateOf } from '../civil-days.js';
import type { FeelValue } from '../feel-value.js';
import { FeelDateTime, FeelTime, type FeelDuration } from '../moments.js';
import { monthsBetween } from '../arithmetic.js';
import { isOffset, readDate, readDateTime, readDuration, readTime } from '../read-moment.js';
import { signature, type Functions } from '../signature.js';
import { rangeFrom } from '../range-text.js';

const numberFrom = (from: string, grouping: string | undefined, point: string | undefined): FeelValue => {
  if (grouping !== undefined && (!/^[ ,.]$/.test(grouping) || grouping === point)) return null;
  if (!/^[,.]$/.test(point ?? '.')) return null;
  const whole = grouping === undefined ? from : from.replaceAll(grouping, '');
  const text = point === undefined ? whole : whole.replace(point, '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? finite(Number(text)) : null;
};

const finite = (value: number): FeelValue => (Number.isFinite(value) ? value : null);

const isWholeBelow = (value: number, limit: number): boolean =>
  Number.isInteger(value) && value >= 0 && value < limit;

const timeOf = (
  [hour, minute, second]: readonly [number, number, number],
  offset: FeelDuration | undefined,
): FeelValue => {
  if (!isWholeBelow(hour, 24) || !isWholeBelow(minute, 60) || second < 0 || second >= 60) return null;
  if (offset && !isOffset(offset.amount)) return null;
  return new FeelTime(hour * 3_600 + minute * 60 + second, offset?.amount);
};

/** DMN 1.5 §10.3.4.1. */
export const conversionFunctions: Functions = {
  number: [
    signature(['from: number'], ([from]) => from),
    signature(['from: string'], ([from]) => numberFrom(from, undefined, undefined)),
    signature(
      ['from: string', 'grouping separator?: string', 'decimal separator?: string'],
      ([from, grouping, point]) => numberFrom(from, grouping, point),
    ),
  ],
  date: [
    signature(['from: string'], ([from]) => readDate(from) ?? null),
    signature(['from: date'], ([from]) => from),
    signature(['from: moment'], ([from]) => from.date),
    signature(
      ['year: number', 'month: number', 'day: number'],
      ([year, month, day]) => dateOf(year, month, day) ?? null,
    ),
  ],
  time: [
    signature(['from: string'], ([from]) => readTime(from) ?? null),
    signature(['from: time'], ([from]) => from),
    signature(['from: date'], () => new FeelTime(0, 0)),
    signature(['from: moment'], ([from]) => from.time),
    signature(
      ['hour: number', 'minute: number', 'second: number', 'offset?: seconds'],
      ([hour, minute, second, offset]) => timeOf([hour, minute, second], offset),
    ),
  ],
  'date and time': [
    signature(['from: string'], ([from]) => readDateTime(from) ?? null),
    signature(['from: moment'], ([from]) => from),
    signature(
      ['date: day', 'time: time'],
      ([date, time]) => new FeelDateTime(date instanceof FeelDateTime ? date.date : date, time),
    ),
  ],
  duration: [
    signature(['from: string'], ([from]) => readDuration(from) ?? null),
    signature(['from: duration'], ([from]) => from),
  ],
  'years and months duration': [signature(['from: day', 'to: day'], ([from, to]) => monthsBetween(from, to))],
  not: [signature(['negand: boolean'], ([negand]) => !negand)],
  range: [signature(['from: string'], ([from], evaluation) => rangeFrom(from, evaluation))],
};
