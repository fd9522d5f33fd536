import {
  FeelFunction,
  FeelRange,
  isContext,
  isList,
  type FeelContext,
  type FeelValue,
} from './feel-value.js';
import { daysOf } from './civil-days.js';
import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from './moments.js';
import { epochSeconds, timeSeconds } from './time-zones.js';

const sign = (difference: number): number => (Math.abs(difference) < 1e-9 ? 0 : Math.sign(difference));

const sameZoned = (one: FeelTime, other: FeelTime): boolean =>
  (one.zone === undefined) === (other.zone === undefined);

/** Which comes first: negative, zero or positive; `undefined` when the two cannot be put in order. */
export const compare = (one: FeelValue, other: FeelValue): number | undefined => {
  if (typeof one === 'number' && typeof other === 'number') return one === other ? 0 : one - other;
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : Number(one > other);
  return compareMoments(one, other);
};

const compareMoments = (one: FeelValue, other: FeelValue): number | undefined => {
  if (one instanceof FeelDate)
    return other instanceof FeelDate ? sign(daysOf(one) - daysOf(other)) : undefined;
  if (one instanceof FeelTime) return other instanceof FeelTime ? compareTimes(one, other) : undefined;
  if (one instanceof FeelDateTime)
    return other instanceof FeelDateTime ? compareDateTimes(one, other) : undefined;
  return one instanceof FeelDuration && other instanceof FeelDuration
    ? compareDurations(one, other)
    : undefined;
};

const compareTimes = (one: FeelTime, other: FeelTime): number | undefined =>
  sameZoned(one, other) ? sign(timeSeconds(one) - timeSeconds(other)) : undefined;

const compareDateTimes = (one: FeelDateTime, other: FeelDateTime): number | undefined =>
  sameZoned(one.time, other.time) ? sign(epochSeconds(one) - epochSeconds(other)) : undefined;

/** No time at all is the same in months and in seconds. */
const compareDurations = (one: FeelDuration, other: FeelDuration): number | undefined =>
  one.unit === other.unit || (one.amount === 0 && other.amount === 0)
    ? sign(one.amount - other.amount)
    : undefined;

/** Whether two values are equal; `null` when they are of different kinds (DMN 1.5 §10.3.2.13, table 53). */
export const equal = (one: FeelValue, other: FeelValue): boolean | null => {
  if (one === null || other === null) return one === other;
  if (typeof one === 'boolean') return typeof other === 'boolean' ? one === other : null;
  const structures = equalStructures(one, other);
  if (structures !== undefined) return structures;
  const order = compare(one, other);
  return order === undefined ? unordered(one, other) : order === 0;
};

/** `undefined` when the first is neither list, context, range nor function. */
const equalStructures = (one: FeelValue, other: FeelValue): boolean | null | undefined => {
  if (isList(one)) return isList(other) ? allEqual(one, other) : null;
  if (isContext(one)) return isContext(other) ? equalContexts(one, other) : null;
  if (one instanceof FeelRange) return other instanceof FeelRange ? equalRanges(one, other) : null;
  if (one instanceof FeelFunction) return one === other ? true : null;
  return undefined;
};

/** A moment with a zone is never the one without. */
const unordered = (one: FeelValue, other: FeelValue): boolean | null =>
  (one instanceof FeelTime && other instanceof FeelTime) ||
  (one instanceof FeelDateTime && other instanceof FeelDateTime)
    ? false
    : null;

const allEqual = (one: readonly FeelValue[], other: readonly FeelValue[]): boolean =>
  one.length === other.length && one.every((value, at) => equal(value, other[at] ?? null) === true);

const equalContexts = (one: FeelContext, other: FeelContext): boolean =>
  one.size === other.size &&
  [...one].every(([key, value]) => other.has(key) && equal(value, other.get(key) ?? null) === true);

const equalRanges = (one: FeelRange, other: FeelRange): boolean =>
  one.startIncluded === other.startIncluded &&
  one.endIncluded === other.endIncluded &&
  equal(one.start, other.start) === true &&
  equal(one.end, other.end) === true;

/** Whether a range holds a value; `null` when they cannot be compared. */
export const includes = (range: FeelRange, value: FeelValue): boolean | null => {
  const { start, end } = range;
  if (value === null || (start === null && end === null)) return null;
  const after = start === null ? 1 : compare(value, start);
  const before = end === null ? 1 : compare(end, value);
  if (after === undefined || before === undefined) return null;
  return isInside(after, range.startIncluded) && isInside(before, range.endIncluded);
};

const isInside = (distance: number, isIncluded: boolean): boolean =>
  distance > 0 || (distance === 0 && isIncluded);

/** Whether a value passes one test: equal to it, among it, or within it. */
export const passes = (value: FeelValue, test: FeelValue): boolean | null => {
  if (test instanceof FeelRange)
    return value instanceof FeelRange ? equal(value, test) : includes(test, value);
  if (!isList(test)) return equal(value, test);
  const whole = isList(value) && equal(value, test) === true;
  return whole || test.some((one) => (isList(one) ? equal(value, one) : passes(value, one)) === true);
};
