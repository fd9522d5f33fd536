import { dateOf, dayOf, fromLocal, toLocal } from '../../../src/kernel/amsterdam.js';
import { fromEpochMs, type Instant } from '../../../src/kernel/instant.js';

/** The moment at which the wall in the Netherlands shows `2027-03-25 16:30` (or with seconds). */
export const instantAt = (text: string): Instant => {
  const [date = '', time = ''] = text.split(' ');
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const day = dayOf(date);
  if (day === undefined) throw new Error(`Expected a date and a time, but got '${text}'`);
  return fromLocal({ day, ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 });
};

/** The same back: `2027-03-25 16:30:00`. */
export const wallAt = (instant: Instant): string => {
  const { day, ms } = toLocal(instant);
  return `${dateOf(day)} ${fromEpochMs(ms).slice(11, 19)}`;
};
