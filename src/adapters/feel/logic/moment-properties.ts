import { daysOf, secondsPerDay, weekdayOf } from './civil-days.js';
import type { FeelValue } from './feel-value.js';
import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from './moments.js';
import { offsetOf } from './time-zones.js';

type Properties<Value> = ReadonlyMap<string, (value: Value) => FeelValue>;

const ofDate: Properties<FeelDate> = new Map<string, (date: FeelDate) => FeelValue>([
  ['year', ({ year }) => year],
  ['month', ({ month }) => month],
  ['day', ({ day }) => day],
  ['weekday', weekdayOf],
]);

const ofTime: Properties<FeelTime> = new Map<string, (time: FeelTime) => FeelValue>([
  ['hour', ({ seconds }) => Math.floor(seconds / 3_600)],
  ['minute', ({ seconds }) => Math.floor(seconds / 60) % 60],
  ['second', ({ seconds }) => Math.floor(seconds % 60)],
  ['timezone', ({ zone }) => (typeof zone === 'string' ? zone : null)],
  ['time offset', ({ zone, seconds }) => offsetDuration(zone, seconds)],
]);

const offsetDuration = (zone: FeelTime['zone'], local: number): FeelValue =>
  zone === undefined ? null : new FeelDuration('seconds', offsetOf(zone, local));

const part =
  (unit: FeelDuration['unit'], of: (size: number) => number) =>
  (duration: FeelDuration): FeelValue =>
    duration.unit === unit ? Math.sign(duration.amount) * of(Math.abs(duration.amount)) + 0 : null;

const ofDuration: Properties<FeelDuration> = new Map([
  ['years', part('months', (months) => Math.floor(months / 12))],
  ['months', part('months', (months) => months % 12)],
  ['days', part('seconds', (seconds) => Math.floor(seconds / secondsPerDay))],
  ['hours', part('seconds', (seconds) => Math.floor(seconds / 3_600) % 24)],
  ['minutes', part('seconds', (seconds) => Math.floor(seconds / 60) % 60)],
  ['seconds', part('seconds', (seconds) => Math.floor(seconds % 60))],
]);

const ofDateTime = ({ date, time }: FeelDateTime, name: string): FeelValue => {
  if (name === 'time offset') return offsetDuration(time.zone, daysOf(date) * secondsPerDay + time.seconds);
  return ofDate.get(name)?.(date) ?? ofTime.get(name)?.(time) ?? null;
};

const asked = <Value>(properties: Properties<Value>, value: Value, name: string): FeelValue =>
  properties.get(name)?.(value) ?? null;

/** DMN 1.5 §10.3.2.5, table 61. */
export const propertyOf = (value: FeelValue, name: string): FeelValue => {
  if (value instanceof FeelDateTime) return ofDateTime(value, name);
  if (value instanceof FeelDate) return asked(ofDate, value, name);
  if (value instanceof FeelTime) return asked(ofTime, value, name);
  return value instanceof FeelDuration ? asked(ofDuration, value, name) : null;
};
