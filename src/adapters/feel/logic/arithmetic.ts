import { dateOf, dateOfDays, daysInMonth, daysOf, secondsPerDay } from './civil-days.js';
import type { FeelValue } from './feel-value.js';
import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from './moments.js';
import { clockAt, epochSeconds, nanoseconds, timeSeconds } from './time-zones.js';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';

/** Decimal as DMN asks, as far as doubles allow: what they get wrong behind the fifteenth digit is dropped. */
export const decimal = (value: number): FeelValue => {
  if (!Number.isFinite(value)) return null;
  return Number.isInteger(value) ? value + 0 : Number(value.toPrecision(15));
};

const numeric: Readonly<Record<ArithmeticOperator, (one: number, other: number) => number>> = {
  '+': (one, other) => one + other,
  '-': (one, other) => one - other,
  '*': (one, other) => one * other,
  '/': (one, other) => one / other,
  '**': (one, other) => one ** other,
};

/** DMN 1.5 §10.3.2.5, tables 54 to 58; operands that do not fit give `null`. */
export const arithmetic = (operator: ArithmeticOperator, one: FeelValue, other: FeelValue): FeelValue => {
  if (typeof one === 'number' && typeof other === 'number') return decimal(numeric[operator](one, other));
  if (typeof one === 'string' && typeof other === 'string') return operator === '+' ? one + other : null;
  if (operator === '+') return sum(one, other);
  if (operator === '-') return difference(one, other);
  return scaled(operator, one, other);
};

const sum = (one: FeelValue, other: FeelValue): FeelValue => {
  if (other instanceof FeelDuration)
    return one instanceof FeelDuration ? together(one, other) : moved(one, other);
  return one instanceof FeelDuration ? moved(other, one) : null;
};

const negated = ({ unit, amount }: FeelDuration): FeelDuration => new FeelDuration(unit, 0 - amount);

const together = (one: FeelDuration, other: FeelDuration): FeelValue =>
  one.unit === other.unit ? new FeelDuration(one.unit, nanoseconds(one.amount + other.amount)) : null;

const difference = (one: FeelValue, other: FeelValue): FeelValue => {
  if (other instanceof FeelDuration)
    return one instanceof FeelDuration ? together(one, negated(other)) : moved(one, negated(other));
  if (one instanceof FeelTime && other instanceof FeelTime)
    return new FeelDuration('seconds', nanoseconds(timeSeconds(one) - timeSeconds(other)));
  return between(one, other);
};

const between = (one: FeelValue, other: FeelValue): FeelValue => {
  const [left, right] = [asDateTime(one), asDateTime(other)];
  if (!left || !right || isZoned(left) !== isZoned(right)) return null;
  return new FeelDuration('seconds', nanoseconds(epochSeconds(left) - epochSeconds(right)));
};

const isZoned = ({ time }: FeelDateTime): boolean => time.zone !== undefined;

/** A date beside a moment is its midnight in UTC (DMN 1.5 §10.3.2.3.6). */
const asDateTime = (value: FeelValue): FeelDateTime | undefined => {
  if (value instanceof FeelDateTime) return value;
  return value instanceof FeelDate ? new FeelDateTime(value, new FeelTime(0, 0)) : undefined;
};

const moved = (moment: FeelValue, by: FeelDuration): FeelValue => {
  if (moment instanceof FeelTime) return by.unit === 'seconds' ? movedTime(moment, by.amount) : null;
  if (moment instanceof FeelDate) return movedDate(moment, by);
  if (!(moment instanceof FeelDateTime)) return null;
  if (by.unit === 'seconds') return movedDateTime(moment, by.amount);
  const date = movedMonths(moment.date, by.amount);
  return date ? new FeelDateTime(date, moment.time) : null;
};

const movedTime = ({ seconds, zone }: FeelTime, by: number): FeelTime => {
  const all = (seconds + by) % secondsPerDay;
  return new FeelTime(nanoseconds((all + secondsPerDay) % secondsPerDay), zone);
};

const movedDate = (date: FeelDate, { unit, amount }: FeelDuration): FeelValue => {
  if (unit === 'months') return movedMonths(date, amount) ?? null;
  return within(dateOfDays(daysOf(date) + Math.floor(amount / secondsPerDay))) ?? null;
};

const movedDateTime = (moment: FeelDateTime, by: number): FeelValue => {
  const { zone } = moment.time;
  const clock = clockAt(epochSeconds(moment) + by, zone);
  const date = within(clock.date);
  return date ? new FeelDateTime(date, new FeelTime(clock.seconds, zone)) : null;
};

const within = ({ year, month, day }: FeelDate): FeelDate | undefined => dateOf(year, month, day);

/** A day that the month does not have becomes its last. */
const movedMonths = ({ year, month, day }: FeelDate, by: number): FeelDate | undefined => {
  const months = year * 12 + month - 1 + by;
  const [toYear, toMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return dateOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
};

const scaled = (operator: ArithmeticOperator, one: FeelValue, other: FeelValue): FeelValue => {
  if (operator === '/') return one instanceof FeelDuration ? divided(one, other) : null;
  if (operator !== '*') return null;
  if (one instanceof FeelDuration) return typeof other === 'number' ? times(one, other) : null;
  return typeof one === 'number' && other instanceof FeelDuration ? times(other, one) : null;
};

const divided = (one: FeelDuration, by: FeelValue): FeelValue => {
  if (typeof by === 'number') return by === 0 ? null : times(one, 1 / by);
  const fits = by instanceof FeelDuration && by.unit === one.unit && by.amount !== 0;
  return fits ? decimal(one.amount / by.amount) : null;
};

const times = ({ unit, amount }: FeelDuration, by: number): FeelValue => {
  const product = nanoseconds(amount * by);
  if (!Number.isFinite(product)) return null;
  return new FeelDuration(unit, unit === 'months' ? Math.trunc(product) : product);
};

/** The whole months from one date to the other (DMN 1.5 §10.3.4.1). */
export const monthsBetween = (from: FeelDateTime | FeelDate, to: FeelDateTime | FeelDate): FeelDuration => {
  const [a, b] = [from instanceof FeelDate ? from : from.date, to instanceof FeelDate ? to : to.date];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && b.day < a.day) return new FeelDuration('months', months - 1);
  return new FeelDuration('months', months < 0 && b.day > a.day ? months + 1 : months);
};
