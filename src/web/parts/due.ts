import { serviceNow } from '../api/clock.js';
import { dateOf, toLocal } from '../../kernel/amsterdam.js';
import { fromEpochMs } from '../../kernel/instant.js';
import type { Words } from '../i18n/words.js';

const minuteMs = 60_000;
const hourMinutes = 60;
const dayMinutes = 24 * hourMinutes;

export const dayOn = (epochMs: number): number => toLocal(fromEpochMs(epochMs)).day;

/** How many days on the calendar a moment lies ahead; negative when it is over. */
export const daysAhead = (instant: string): number => dayOn(Date.parse(instant)) - dayOn(serviceNow());

export const today = (): string => dateOf(dayOn(serviceNow()));

/** A length of time in the largest unit that still says something. */
export const sayDuration = ({ say }: Words, minutes: number): string => {
  const whole = Math.max(1, Math.floor(minutes));
  if (whole < hourMinutes) return say('time.minutes', { count: whole });
  if (whole < 2 * dayMinutes) return say('time.hours', { count: Math.floor(whole / hourMinutes) });
  return say('time.days', { count: Math.floor(whole / dayMinutes) });
};

/** A deadline in words: how late, or when. */
export const sayDue = (words: Words, dueAt: string): string => {
  const minutes = (Date.parse(dueAt) - serviceNow()) / minuteMs;
  if (minutes < 0) return words.say('deadline.overdue', { duration: sayDuration(words, -minutes) });
  const days = daysAhead(dueAt);
  const time = words.time(dueAt);
  if (days === 0) return words.say('deadline.today', { time });
  if (days === 1) return words.say('deadline.tomorrow', { time });
  if (days <= 7) return words.say('deadline.week', { day: words.weekday(dueAt), days, time });
  return words.say('deadline.due', { date: words.date(dueAt) });
};
