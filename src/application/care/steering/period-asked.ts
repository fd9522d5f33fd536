import type { Period } from '../../../domain/indicators/story.js';
import { dateOf, dayOf, startOfDay, toLocal } from '../../../kernel/amsterdam.js';
import type { Instant } from '../../../kernel/instant.js';

export interface PeriodAsked {
  /** Days `YYYY-MM-DD`, both included; without them the year up to and with today. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface PeriodTaken extends Period {
  readonly firstDay: string;
  readonly lastDay: string;
}

const usualDays = 365;

const dayIn = (date: string | undefined): number | undefined =>
  date === undefined ? undefined : dayOf(date);

/** The days that are meant, in Amsterdam. */
export const periodAsked = (asked: PeriodAsked, now: Instant): PeriodTaken => {
  const last = dayIn(asked.to) ?? toLocal(now).day;
  const first = dayIn(asked.from) ?? last - usualDays + 1;
  return {
    from: startOfDay(first),
    until: startOfDay(last + 1),
    now,
    firstDay: dateOf(first),
    lastDay: dateOf(last),
  };
};
