import { fromLocal, hourMs, weekday } from '../../kernel/amsterdam.js';
import type { Instant } from '../../kernel/instant.js';
import type { Chance } from './chance.js';

/** Days of an invented year, counted from 1970-01-01, the last not included. */
export interface Year {
  readonly from: number;
  readonly until: number;
}

/** Reports a year for every thousand people; about as many as Veilig Thuis takes in over the whole country. */
export const reportsPerThousand = 7;

/** More at the beginning of the week, less on Saturdays and Sundays, when mostly the police report. */
const byWeekday = [0.55, 1.2, 1.15, 1.1, 1.05, 1.1, 0.65] as const;

const isAccepted = (chance: Chance, day: number): boolean =>
  chance.next() * 1.2 < (byWeekday[weekday(day)] ?? 1);

/** When the first report about each household comes in, in order of time. */
export const arrivals = (chance: Chance, { from, until }: Year, count: number): readonly Instant[] => {
  const moments: Instant[] = [];
  while (moments.length < count) {
    const day = from + Math.floor(chance.next() * (until - from));
    if (!isAccepted(chance, day)) continue;
    const hour = Math.max(0, Math.min(23.9, 13.5 + 4.2 * chance.normal()));
    moments.push(fromLocal({ day, ms: Math.floor(hour * hourMs) }));
  }
  return moments.toSorted();
};
