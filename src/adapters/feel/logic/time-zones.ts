import { dateOfDays, daysOf, secondsPerDay } from './civil-days.js';
import type { FeelDateTime, FeelTime, Zone } from './moments.js';

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (name: string): Intl.DateTimeFormat | undefined => {
  const known = formats.get(name);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    formats.set(name, format);
    return format;
  } catch {
    return undefined;
  }
};

export const isZoneName = (name: string): boolean =>
  /^[A-Za-z][A-Za-z0-9_+\-/]{0,60}$/.test(name) && formatOf(name) !== undefined;

/** Beyond what JavaScript's calendar holds, a zone has the offset of the nearest moment it does. */
const farthest = 8_000_000_000_000;

const offsetAt = (name: string, epochSeconds: number): number => {
  const within = Math.min(farthest, Math.max(-farthest, epochSeconds));
  const parts = formatOf(name)?.formatToParts(new Date(within * 1_000)) ?? [];
  const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /^GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(text) ?? [];
  const offset = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -offset : offset;
};

/** The offset that a clock in the zone has when it shows these seconds. */
export const offsetOf = (zone: Zone | undefined, localSeconds: number): number => {
  if (zone === undefined) return 0;
  if (typeof zone === 'number') return zone;
  return offsetAt(zone, localSeconds - offsetAt(zone, localSeconds));
};

const localSecondsOf = ({ date, time }: FeelDateTime): number => daysOf(date) * secondsPerDay + time.seconds;

/** Seconds since 1970; a moment without a zone counts as if it were in UTC. */
export const epochSeconds = (moment: FeelDateTime): number => {
  const local = localSecondsOf(moment);
  return local - offsetOf(moment.time.zone, local);
};

export const timeSeconds = ({ seconds, zone }: FeelTime): number => seconds - offsetOf(zone, seconds);

/** The parts of a clock in that zone at that moment. */
export const clockAt = (
  epoch: number,
  zone: Zone | undefined,
): { readonly date: ReturnType<typeof dateOfDays>; readonly seconds: number } => {
  const offset = typeof zone === 'string' ? offsetAt(zone, epoch) : (zone ?? 0);
  const local = epoch + offset;
  const days = Math.floor(local / secondsPerDay);
  return { date: dateOfDays(days), seconds: nanoseconds(local - days * secondsPerDay) };
};

/** Rid of what calculating with fractions leaves behind the ninth digit. */
export const nanoseconds = (seconds: number): number =>
  Number.isInteger(seconds) ? seconds : Math.round(seconds * 1e9) / 1e9;
