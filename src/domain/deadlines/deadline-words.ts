import type { OffReason } from '../calendar/calendar.js';
import type { CalendarClock } from '../clocks/clock.js';
import type { NoteCode } from '../clocks/derivation.js';
import type { NormLabel } from './norm.js';

/** What a language needs to tell how a due date came about. */
export interface DeadlineWords {
  /** Sunday first. */
  readonly weekdays: readonly string[];
  /** January first. */
  readonly months: readonly string[];
  readonly units: Readonly<
    Record<'hour' | 'minute' | 'second' | 'workingDay' | CalendarClock['unit'], Counted>
  >;
  readonly act: (period: string) => string;
  readonly capped: (days: string, cap: string) => string;
  readonly office: (hours: string) => string;
  readonly since: (period: string, moment: string) => string;
  readonly before: (period: string, moment: string) => string;
  readonly due: (moment: string) => string;
  readonly skipped: (days: string) => string;
  readonly weekend: { readonly saturday: Counted; readonly sunday: Counted; readonly and: string };
  readonly holidays: Readonly<Record<Exclude<OffReason, 'saturday' | 'sunday'>, string>>;
  /** What a note tells; `date` is in words. */
  readonly notes: Readonly<Record<NoteCode, (date: string) => string>>;
  readonly source: (source: string, label: NormLabel) => string;
}

/** A thing in singular and plural. */
export type Counted = readonly [one: string, more: string];
