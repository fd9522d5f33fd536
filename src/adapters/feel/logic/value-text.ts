import { isContext, isList, FeelRange, type FeelValue } from './feel-value.js';
import { FeelDate, FeelDateTime, FeelDuration, FeelTime, type Zone } from './moments.js';
import { nanoseconds } from './time-zones.js';

const two = (part: number): string => String(part).padStart(2, '0');

export const dateText = ({ year, month, day }: FeelDate): string =>
  `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`;

const secondsText = (seconds: number): string => {
  const whole = Math.floor(seconds);
  const fraction = nanoseconds(seconds - whole)
    .toFixed(9)
    .slice(2)
    .replace(/0+$/, '');
  return `${two(whole)}${fraction === '' ? '' : `.${fraction}`}`;
};

const zoneText = (zone: Zone | undefined): string => {
  if (zone === undefined) return '';
  if (typeof zone === 'string') return `@${zone}`;
  if (zone === 0) return 'Z';
  const offset = Math.abs(zone);
  const seconds = offset % 60 === 0 ? '' : `:${two(offset % 60)}`;
  return `${zone < 0 ? '-' : '+'}${two(Math.floor(offset / 3_600))}:${two(Math.floor(offset / 60) % 60)}${seconds}`;
};

export const timeText = ({ seconds, zone }: FeelTime): string =>
  `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${secondsText(seconds % 60)}${zoneText(zone)}`;

export const dateTimeText = ({ date, time }: FeelDateTime): string => `${dateText(date)}T${timeText(time)}`;

const part = (amount: number, unit: string): string => (amount === 0 ? '' : `${numberText(amount)}${unit}`);

export const durationText = ({ unit, amount }: FeelDuration): string => {
  const size = Math.abs(amount);
  const sign = amount < 0 ? '-' : '';
  if (unit === 'months')
    return size === 0 ? 'P0M' : `${sign}P${part(Math.floor(size / 12), 'Y')}${part(size % 12, 'M')}`;
  if (size === 0) return 'PT0S';
  const time = `${part(Math.floor(size / 3_600) % 24, 'H')}${part(Math.floor(size / 60) % 60, 'M')}${part(nanoseconds(size % 60), 'S')}`;
  return `${sign}P${part(Math.floor(size / 86_400), 'D')}${time === '' ? '' : `T${time}`}`;
};

/** Digits as people write them, without an exponent. */
export const numberText = (value: number): string => {
  const text = String(value);
  const [, sign = '', whole = '', fraction = '', exponent] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === undefined) return text;
  const shift = Number(exponent);
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
  return `${sign}${whole}${fraction.padEnd(shift, '0')}`;
};

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

const nested = (value: FeelValue): string =>
  typeof value === 'string' ? quoted(value) : (valueText(value) ?? 'null');

/** What `string(…)` gives; `undefined` for what has no text. */
export const valueText = (value: FeelValue): string | undefined => {
  if (value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return String(value);
  return momentText(value) ?? structureText(value);
};

export const momentText = (value: FeelValue): string | undefined => {
  if (value instanceof FeelDate) return dateText(value);
  if (value instanceof FeelTime) return timeText(value);
  if (value instanceof FeelDateTime) return dateTimeText(value);
  return value instanceof FeelDuration ? durationText(value) : undefined;
};

const structureText = (value: FeelValue): string | undefined => {
  if (isList(value)) return `[${value.map(nested).join(', ')}]`;
  if (isContext(value))
    return `{${[...value].map(([key, entry]) => `${/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(key) ? key : quoted(key)}: ${nested(entry)}`).join(', ')}}`;
  if (value instanceof FeelRange)
    return `${value.startIncluded ? '[' : '('}${nested(value.start)}..${nested(value.end)}${value.endIncluded ? ']' : ')'}`;
  return undefined;
};
