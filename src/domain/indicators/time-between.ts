import { dutchCalendar } from '../calendar/calendar.js';
import { derive } from '../clocks/derive.js';
import { toEpochMs, type Instant } from '../../kernel/instant.js';

const hourMs = 3_600_000;

export const hoursBetween = (from: Instant, to: Instant): number =>
  (toEpochMs(to) - toEpochMs(from)) / hourMs;
export const daysBetween = (from: Instant, to: Instant): number => hoursBetween(from, to) / 24;

/** The end of so many working days, by the calendar; where that is not known, of twice as many days and a half. */
export const afterWorkingDays = (from: Instant, count: number): Instant | undefined => {
  const derived = derive({ clock: `WD${count}`, from }, dutchCalendar);
  return derived.ok ? derived.value.due : undefined;
};
