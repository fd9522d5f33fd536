import { dutchCalendar, isWorkingDay, type Calendar } from '../calendar/calendar.js';
import { toLocal } from '../../kernel/amsterdam.js';
import type { Instant } from '../../kernel/instant.js';

const opens = 8.5 * 3_600_000;
const closes = 17 * 3_600_000;

/** Between 08:30 and 17:00 on a working day; at every other hour there is a list of who is on call (domain.md §6.5). */
export const inOffice = (at: Instant, calendar: Calendar = dutchCalendar): boolean => {
  const { day, ms } = toLocal(at);
  return isWorkingDay(calendar, day) && ms >= opens && ms < closes;
};
