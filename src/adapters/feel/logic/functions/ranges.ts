import { compare, equal, includes } from '../compare.js';
import { FeelRange, type FeelValue } from '../feel-value.js';
import { signature, type Functions, type Signature } from '../signature.js';

const asRange = (value: FeelValue): FeelRange =>
  value instanceof FeelRange ? value : new FeelRange(value, value, true, true);

const order = (one: FeelValue, other: FeelValue): number => compare(one, other) ?? Number.NaN;

/** `NaN` says that two ends cannot be compared, and every question about them is then answered with `null`. */
const asked = (orders: readonly number[], answer: boolean): FeelValue =>
  orders.some(Number.isNaN) ? null : answer;

const isBefore = (one: FeelValue, other: FeelValue): FeelValue => {
  const [left, right] = [asRange(one), asRange(other)];
  const gap = order(left.end, right.start);
  return asked([gap], gap < 0 || (gap === 0 && !(left.endIncluded && right.startIncluded)));
};

const meets = (one: FeelRange, other: FeelRange): FeelValue => {
  const gap = order(one.end, other.start);
  return asked([gap], gap === 0 && one.endIncluded && other.startIncluded);
};

/** How the starts lie: negative when the first range begins earlier. */
const starts = (one: FeelRange, other: FeelRange): number =>
  order(one.start, other.start) || Number(other.startIncluded) - Number(one.startIncluded);

/** How the ends lie: negative when the first range ends earlier. */
const ends = (one: FeelRange, other: FeelRange): number =>
  order(one.end, other.end) || Number(one.endIncluded) - Number(other.endIncluded);

const touches = (one: FeelRange, other: FeelRange): boolean => {
  const gap = order(one.end, other.start);
  return gap > 0 || (gap === 0 && one.endIncluded && other.startIncluded);
};

const overlaps = (one: FeelRange, other: FeelRange): FeelValue =>
  asked(
    [order(one.start, other.start), order(one.end, other.end)],
    touches(one, other) && touches(other, one),
  );

const overlapsBefore = (one: FeelRange, other: FeelRange): FeelValue => {
  const [start, end] = [starts(one, other), ends(one, other)];
  return asked([start, end], start < 0 && end <= 0 && touches(one, other));
};

const overlapsAfter = (one: FeelRange, other: FeelRange): FeelValue => {
  const [start, end] = [starts(one, other), ends(one, other)];
  return asked([start, end], start > 0 && end >= 0 && touches(other, one));
};

const isWithin = (one: FeelRange, other: FeelRange): FeelValue => {
  const [start, end] = [starts(one, other), ends(one, other)];
  return asked([start, end], start >= 0 && end <= 0);
};

const contains = (range: FeelRange, value: FeelValue): FeelValue =>
  value instanceof FeelRange ? isWithin(value, range) : includes(range, value);

const finishes = (value: FeelValue, range: FeelRange): FeelValue => {
  if (!(value instanceof FeelRange))
    return range.endIncluded ? asked([order(value, range.end)], order(value, range.end) === 0) : false;
  const [start, end] = [starts(value, range), ends(value, range)];
  return asked([start, end], end === 0 && start >= 0);
};

const begins = (value: FeelValue, range: FeelRange): FeelValue => {
  if (!(value instanceof FeelRange))
    return range.startIncluded ? asked([order(value, range.start)], order(value, range.start) === 0) : false;
  const [start, end] = [starts(value, range), ends(value, range)];
  return asked([start, end], start === 0 && end <= 0);
};

const coincides = (one: FeelValue, other: FeelValue): FeelValue => equal(one, other);

const ofRanges = (call: (one: FeelRange, other: FeelRange) => FeelValue): readonly Signature[] => [
  signature(['range1: range', 'range2: range'], ([one, other]) => call(one, other)),
];

/** Parameters are named by what they are: a point or a range on either side. */
const pointFirst = (call: (point: FeelValue, range: FeelRange) => FeelValue): readonly Signature[] => [
  ...ofRanges(call),
  signature(['point: any', 'range: range'], ([point, range]) => call(point, range)),
];

const rangeFirst = (call: (range: FeelRange, point: FeelValue) => FeelValue): readonly Signature[] => [
  ...ofRanges(call),
  signature(['range: range', 'point: any'], ([range, point]) => call(range, point)),
];

const ofAny = (call: (one: FeelValue, other: FeelValue) => FeelValue): readonly Signature[] => [
  ...ofRanges(call),
  signature(['point1: any', 'point2: any'], ([one, other]) => call(one, other)),
  signature(['range: range', 'point: any'], ([one, other]) => call(one, other)),
  signature(['point: any', 'range: range'], ([one, other]) => call(one, other)),
];

/** DMN 1.5 §10.3.4.7, table 78. */
export const rangeFunctions: Functions = {
  before: ofAny(isBefore),
  after: ofAny((one, other) => isBefore(other, one)),
  meets: ofRanges(meets),
  'met by': ofRanges((one, other) => meets(other, one)),
  overlaps: ofRanges(overlaps),
  'overlaps before': ofRanges(overlapsBefore),
  'overlaps after': ofRanges(overlapsAfter),
  finishes: pointFirst(finishes),
  'finished by': rangeFirst((range, point) => finishes(point, range)),
  includes: rangeFirst(contains),
  during: pointFirst((point, range) => contains(range, point)),
  starts: pointFirst(begins),
  'started by': rangeFirst((range, point) => begins(point, range)),
  coincides: ofAny(coincides),
};
