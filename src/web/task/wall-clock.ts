import { dateOf, dayMs, dayOf, fromLocal, toLocal } from '../../kernel/amsterdam.js';
import { fromEpochMs } from '../../kernel/instant.js';

/* Times in forms are those on the wall in the Netherlands, wherever the browser is. */

const minuteMs = 60_000;
const pad = (value: number): string => String(value).padStart(2, '0');

/** As `datetime-local` wants it; empty when there is no such moment. */
export const toWall = (instant: string): string => {
  const epochMs = Date.parse(instant);
  if (Number.isNaN(epochMs)) return '';
  const { day, ms } = toLocal(fromEpochMs(epochMs));
  const minutes = Math.floor(ms / minuteMs);
  return `${dateOf(day)}T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
};

/** The moment a `datetime-local` names. */
export const fromWall = (wall: string): string | undefined => {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(wall);
  const day = match?.[1] === undefined ? undefined : dayOf(match[1]);
  if (match === null || day === undefined) return undefined;
  const ms = (Number(match[2]) * 60 + Number(match[3])) * minuteMs;
  return ms < dayMs ? fromLocal({ day, ms }) : undefined;
};
