import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import type { Json } from '../../kernel/json.js';
import { feelLimits, TooExpensive } from './feel-budget.js';

/** Thrown when an answer is nothing that can be stored: a function, a range, a number without end. */
export class NotStorable extends Error {}

const deepest = 100;

/** Dates, times and durations become ISO text, moments in UTC in the form of the kernel's `Instant`. */
export const feelResult = (value: unknown, spend: (steps: number) => void): Json => {
  const read = (inside: unknown, depth: number): Json => {
    if (depth > deepest) throw new TooExpensive(`${deepest} levels`);
    spend(1);
    if (Array.isArray(inside)) return inside.map((element) => read(element, depth + 1));
    if (isContext(inside))
      return Object.fromEntries(Object.entries(inside).map(([key, entry]) => [key, read(entry, depth + 1)]));
    return scalar(inside);
  };
  return read(value, 0);
};

const isContext = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const scalar = (value: unknown): Json => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return ofText(value);
  if (typeof value === 'number') return ofNumber(value);
  if (value instanceof FeelDateTime) return asInstant(value.toString());
  if (isTemporal(value)) return value.toString();
  throw new NotStorable('a function or a range');
};

const isTemporal = (value: unknown): value is FeelDate | FeelTime | FeelDuration =>
  value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDuration;

const ofNumber = (value: number): number => {
  if (!Number.isFinite(value)) throw new NotStorable('a number without end');
  return value;
};

const ofText = (value: string): string => {
  if (value.length > feelLimits.characters) throw new TooExpensive(`${feelLimits.characters} characters`);
  return value;
};

/** `2026-01-05T09:00:00Z` as `2026-01-05T09:00:00.000Z`, so that text order stays time order. */
const asInstant = (text: string): string => {
  const [, seconds, fraction = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?Z$/.exec(text) ?? [];
  return seconds === undefined ? text : `${seconds}.${fraction.padEnd(3, '0')}Z`;
};
