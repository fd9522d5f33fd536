import { dayOfYear, weekdayOf, weekOfYear } from '../civil-days.js';
import { equal } from '../compare.js';
import type { FeelValue } from '../feel-value.js';
import { FeelDateTime, FeelTime, type FeelDate } from '../moments.js';
import { signature, type Functions, type Signature } from '../signature.js';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const ofDay = (call: (date: FeelDate) => FeelValue): readonly Signature[] => [
  signature(['date: day'], ([date]) => call(date instanceof FeelDateTime ? date.date : date)),
];

const zoneOf = (value: FeelValue): FeelTime['zone'] => {
  if (value instanceof FeelTime) return value.zone;
  return value instanceof FeelDateTime ? value.time.zone : undefined;
};

/** The same value in the same form: other than for `=`, a zone is part of it. */
const isSame = (one: FeelValue, other: FeelValue): boolean =>
  equal(one, other) === true && zoneOf(one) === zoneOf(other);

/** DMN 1.5 §10.3.4.6 and §10.3.4.8. `now` and `today` are not here: the same question has the same answer. */
export const momentFunctions: Functions = {
  is: [signature(['value1: any', 'value2: any'], ([one, other]) => isSame(one, other))],
  'day of year': ofDay(dayOfYear),
  'day of week': ofDay((date) => weekdays[weekdayOf(date) - 1] ?? null),
  'month of year': ofDay(({ month }) => months[month - 1] ?? null),
  'week of year': ofDay(weekOfYear),
};
