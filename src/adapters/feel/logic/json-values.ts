import type { Json } from '../../../kernel/json.js';
import { NotStorable } from '../feel-result.js';
import { feelLimits, TooExpensive } from '../feel-budget.js';
import { FeelFunction, FeelRange, isContext, isList, type FeelValue } from './feel-value.js';
import { asType, type FeelType } from './feel-type.js';
import { readDate, readDateTime, readDuration, readTime } from './read-moment.js';
import { momentText, valueText } from './value-text.js';

const deepest = 100;

export const fromJson = (json: Json, depth = 0): FeelValue => {
  if (depth > deepest) throw new TooExpensive(`${deepest} levels`);
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return (json as readonly Json[]).map((one) => fromJson(one, depth + 1));
  return new Map(Object.entries(json).map(([key, entry]) => [key, fromJson(entry, depth + 1)]));
};

/** Ranges become text, moments ISO text, those in UTC in the form of the kernel's `Instant`. A function is no answer. */
export const toJson = (value: FeelValue, spend: (steps: number) => void, depth = 0): Json => {
  if (depth > deepest) throw new TooExpensive(`${deepest} levels`);
  spend(1);
  if (isList(value)) return value.map((one) => toJson(one, spend, depth + 1));
  if (isContext(value))
    return Object.fromEntries([...value].map(([key, entry]) => [key, toJson(entry, spend, depth + 1)]));
  return scalar(value);
};

const scalar = (value: FeelValue): Json => {
  if (typeof value === 'string' && value.length > feelLimits.characters)
    throw new TooExpensive(`${feelLimits.characters} characters`);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof FeelFunction) throw new NotStorable('a function');
  if (value instanceof FeelRange) return valueText(value) ?? null;
  return asInstant(momentText(value) ?? '');
};

const asInstant = (text: string): string => {
  const [, seconds, fraction = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?Z$/.exec(text) ?? [];
  return seconds === undefined ? text : `${seconds}.${fraction.padEnd(3, '0')}Z`;
};

const readers: ReadonlyMap<string, (text: string) => FeelValue | undefined> = new Map<
  string,
  (text: string) => FeelValue | undefined
>([
  ['date', (text) => readDate(text) ?? readDateTime(text)?.date],
  ['time', readTime],
  ['date and time', readDateTime],
  ['duration', readDuration],
  ['days and time duration', readDuration],
  ['years and months duration', readDuration],
]);

/** The names that typed variables use for what has no form of its own in JSON. */
const declared: ReadonlyMap<string, readonly string[]> = new Map([
  ['date', ['date', 'date and time']],
  ['time', ['time']],
  ['datetime', ['date and time']],
  ['duration', ['duration']],
]);

/** A variable whose declared type says that its text is a moment. */
export const fromDeclared = (json: Json, type: string | undefined): FeelValue => {
  if (typeof json === 'string')
    for (const name of declared.get((type ?? '').toLowerCase()) ?? []) {
      const read = (/T/.test(json) && name === 'date' ? undefined : readers.get(name))?.(json);
      if (read !== undefined) return read;
    }
  return fromJson(json);
};

/** What comes from outside as a value of the type: its texts become moments where the type has them. */
export const taken = (value: FeelValue, type: FeelType): FeelValue | undefined =>
  asType(withMoments(value, type), type);

const withMoments = (value: FeelValue, type: FeelType): FeelValue => {
  if (type.kind === 'limited') return withMoments(value, type.of);
  if (type.kind === 'named')
    return typeof value === 'string' ? (readers.get(type.name)?.(value) ?? value) : value;
  if (type.kind === 'list')
    return isList(value) ? value.map((one) => withMoments(one, type.of)) : withMoments(value, type.of);
  if (type.kind !== 'context' || !isContext(value)) return value;
  return new Map([...value].map(([key, entry]) => [key, typed(entry, type.entries.get(key))]));
};

const typed = (value: FeelValue, type: FeelType | undefined): FeelValue =>
  type ? withMoments(value, type) : value;
