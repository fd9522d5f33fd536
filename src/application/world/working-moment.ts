import { dutchCalendar, nextWorkingDay } from '../../domain/calendar/calendar.js';
import { fromLocal, hourMs, toLocal } from '../../kernel/amsterdam.js';
import type { Instant } from '../../kernel/instant.js';
import type { Chance } from './chance.js';

const opens = 8.5 * hourMs;
const closes = 17.5 * hourMs;

/** The moment itself when people are at work, otherwise one in the first hours of the next working day. */
export const workingMoment = (chance: Chance, moment: Instant): Instant => {
  const { day, ms } = toLocal(moment);
  const today = nextWorkingDay(dutchCalendar, day);
  if (today === day && ms >= opens && ms < closes) return moment;
  const on = today === day && ms < opens ? day : nextWorkingDay(dutchCalendar, ms < opens ? day : day + 1);
  return fromLocal({ day: on, ms: opens + Math.floor(chance.next() * 5 * hourMs) });
};
