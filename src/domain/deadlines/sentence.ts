import { parseClock, type CalendarClock, type Clock, type HoursClock } from '../clocks/clock.js';
import type { Derivation } from '../clocks/derivation.js';
import { assertNever } from '../../kernel/assert-never.js';
import type { Instant } from '../../kernel/instant.js';
import { civilOf, dayOf, toLocal, weekday } from '../../kernel/amsterdam.js';
import type { Counted, DeadlineWords } from './deadline-words.js';
import type { Norm } from './norm.js';
import { wordsEn } from './words-en.js';
import { wordsNl } from './words-nl.js';

/** How a due date came about, in words, in both languages. */
export interface DeadlineSentence {
  readonly nl: string;
  readonly en: string;
}

type NormSource = Pick<Norm, 'source' | 'label'>;

/** Tells from the data alone how a due date came about: nothing is computed again (EV-6). */
export const sentenceOf = (derivation: Derivation, norm?: NormSource): DeadlineSentence => ({
  nl: told(wordsNl, derivation, norm),
  en: told(wordsEn, derivation, norm),
});

const told = (words: DeadlineWords, derivation: Derivation, norm: NormSource | undefined): string => {
  const { from, due, skipped, notes } = derivation;
  const parts = [
    `${words.due(momentInWords(words, due))}: ${periodFrom(words, derivation.clock, from)}`,
    ...(skipped.length > 0 ? [words.skipped(daysInWords(words, skipped))] : []),
    ...notes.map((note) => noteInWords(words, note)),
  ];
  return [`${parts.join('; ')}.`, ...(norm ? [words.source(norm.source, norm.label)] : [])].join(' ');
};

const noteInWords = (words: DeadlineWords, { code, date }: Derivation['notes'][number]): string =>
  words.notes[code](date === undefined ? '' : dateInWords(words, date));

const counted = (count: number, [one, more]: Counted): string => `${count} ${count === 1 ? one : more}`;

const dayInWords = ({ weekdays, months }: DeadlineWords, day: number): string => {
  const { year, month, day: ofMonth } = civilOf(day);
  return `${weekdays[weekday(day)] ?? ''} ${ofMonth} ${months[month - 1] ?? ''} ${year}`;
};

const dateInWords = (words: DeadlineWords, date: string): string => {
  const day = dayOf(date);
  return day === undefined ? date : dayInWords(words, day);
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const momentInWords = (words: DeadlineWords, instant: Instant): string => {
  const { day, ms } = toLocal(instant);
  const minutes = Math.floor(ms / 60_000);
  return `${dayInWords(words, day)}, ${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
};

const periodFrom = (words: DeadlineWords, text: string, from: Instant): string => {
  const parsed = parseClock(text);
  if (!parsed.ok) return words.since(text, momentInWords(words, from));
  const { value: clock } = parsed;
  const period = clockInWords(words, clock);
  if (clock.kind === 'back') return words.before(period, momentInWords(words, from));
  return words.since(period, startInWords(words, clock, from));
};

/** Where whole days are counted, the time of day says nothing. */
const startInWords = (words: DeadlineWords, { kind }: Clock, from: Instant): string =>
  kind === 'working-days' || kind === 'act'
    ? dayInWords(words, toLocal(from).day)
    : momentInWords(words, from);

const clockInWords = (words: DeadlineWords, clock: Clock): string => {
  switch (clock.kind) {
    case 'hours':
    case 'calendar':
      return plainInWords(words, clock);
    case 'working-days':
      return counted(clock.count, words.units.workingDay);
    case 'act':
      return words.act(plainInWords(words, clock.period));
    case 'capped':
      return words.capped(counted(clock.count, words.units.workingDay), plainInWords(words, clock.cap));
    case 'back':
      return clockInWords(words, clock.of);
    case 'office':
      return words.office(hoursInWords(words, clock.ms));
    default:
      return assertNever(clock);
  }
};

const plainInWords = (words: DeadlineWords, clock: CalendarClock | HoursClock): string =>
  clock.kind === 'hours' ? hoursInWords(words, clock.ms) : counted(clock.count, words.units[clock.unit]);

const hoursInWords = ({ units }: DeadlineWords, ms: number): string => {
  const seconds = Math.floor(ms / 1000);
  const parts = [
    [Math.floor(seconds / 3600), units.hour],
    [Math.floor(seconds / 60) % 60, units.minute],
    [seconds % 60, units.second],
  ] as const;
  return parts.flatMap(([count, unit]) => (count === 0 ? [] : [counted(count, unit)])).join(' ');
};

/** Weekends together, as everybody knows when they are; every other day off by name and date. */
const daysInWords = (words: DeadlineWords, skipped: Derivation['skipped']): string => {
  const holidays = skipped.flatMap(({ date, reason }) => {
    if (reason === 'saturday' || reason === 'sunday') return [];
    const day = dayOf(date);
    return [`${words.holidays[reason]} (${day === undefined ? date : shortDate(words, day)})`];
  });
  return [...weekendInWords(words, skipped), ...holidays].join(', ');
};

const shortDate = ({ months }: DeadlineWords, day: number): string => {
  const { month, day: ofMonth } = civilOf(day);
  return `${ofMonth} ${months[month - 1] ?? ''}`;
};

const weekendInWords = ({ weekend }: DeadlineWords, skipped: Derivation['skipped']): readonly string[] => {
  const named = (['saturday', 'sunday'] as const).flatMap((reason) => {
    const count = skipped.filter((day) => day.reason === reason).length;
    const [one, more] = weekend[reason];
    if (count === 0) return [];
    return [count === 1 ? one : `${count} ${more}`];
  });
  return named.length === 0 ? [] : [named.join(` ${weekend.and} `)];
};
