import { dateOf } from './civil-days.js';
import { FeelDateTime, FeelDuration, FeelTime, type FeelDate, type Zone } from './moments.js';
import { isZoneName } from './time-zones.js';

/*
 * The texts of DMN 1.5 §10.3.4.1. Anything else is no moment: FEEL says `null`.
 */

export const readDate = (text: string): FeelDate | undefined => {
  const [, sign, year, month, day] = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  return dateOf(Number(`${sign ?? ''}${year}`), Number(month), Number(day));
};

const clock = /^(\d\d):(\d\d)(?::(\d\d(?:\.\d{1,9})?)\d*)?(Z|z|[+-]\d\d:?\d\d(?::?\d\d)?|@.+)?$/;

/** Without seconds only where a zone makes clear that it is a time. */
export const readTime = (text: string): FeelTime | undefined => {
  const [, hour = '', minute = '', second, zone] = clock.exec(text) ?? [];
  const seconds = secondsOf(Number(hour), Number(minute), Number(second ?? 0));
  if (hour === '' || seconds === undefined) return undefined;
  if (zone === undefined) return second === undefined ? undefined : new FeelTime(seconds);
  const read = readZone(zone);
  return read === undefined ? undefined : new FeelTime(seconds, read);
};

const secondsOf = (hour: number, minute: number, second: number): number | undefined =>
  hour < 24 && minute < 60 && second < 60 ? hour * 3_600 + minute * 60 + second : undefined;

export const readZone = (text: string): Zone | undefined => {
  if (/^z$/i.test(text)) return 0;
  if (text.startsWith('@')) return isZoneName(text.slice(1)) ? text.slice(1) : undefined;
  const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(text) ?? [];
  const offset = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  if (!isOffset(offset) || Number(minutes) > 59) return undefined;
  return sign === '-' ? -offset : offset;
};

/** ISO 8601 has zones up to eighteen hours from UTC in the widest reading. */
export const isOffset = (seconds: number): boolean => Math.abs(seconds) <= 18 * 3_600;

export const readDateTime = (text: string): FeelDateTime | undefined => {
  const at = text.indexOf('T');
  const date = readDate(at < 0 ? text : text.slice(0, at));
  const time = at < 0 ? new FeelTime(0) : readTime(text.slice(at + 1));
  return date && time && new FeelDateTime(date, time);
};

const inMonths = /^(-?)P(?=\d)(?:(\d{1,12})Y)?(?:(\d{1,12})M)?$/;
const inSeconds =
  /^(-?)P(?=\d|T\d)(?:(\d{1,12})D)?(?:T(?=\d)(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12}(?:\.\d{0,9})?)\d*S)?)?$/;

const total = (parts: readonly (string | undefined)[], units: readonly number[]): number =>
  units.reduce((sum, unit, at) => sum + Number(parts[at] ?? 0) * unit, 0);

export const readDuration = (text: string): FeelDuration | undefined => {
  const [, monthSign, ...months] = inMonths.exec(text) ?? [];
  if (monthSign !== undefined) return signed(monthSign, 'months', total(months, [12, 1]));
  const [, sign, ...parts] = inSeconds.exec(text) ?? [];
  return sign === undefined ? undefined : signed(sign, 'seconds', total(parts, [86_400, 3_600, 60, 1]));
};

const signed = (sign: string | undefined, unit: FeelDuration['unit'], amount: number): FeelDuration =>
  new FeelDuration(unit, sign === '-' && amount !== 0 ? -amount : amount);

/** What stands behind `@`. */
export const readMoment = (text: string): FeelDate | FeelTime | FeelDateTime | FeelDuration | undefined => {
  if (/^-?P/.test(text)) return readDuration(text);
  if (text.includes('T') && /^-?\d+-/.test(text)) return readDateTime(text);
  return /^\d\d:/.test(text) ? readTime(text) : readDate(text);
};
