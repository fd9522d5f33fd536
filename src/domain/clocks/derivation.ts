import type { OffReason } from '../calendar/calendar.js';
import type { Instant } from '../../kernel/instant.js';

export type NoteCode =
  /** The cap was earlier than the working days; `date` is the date without it. */
  | 'capped'
  /** Algemene termijnenwet art. 1: moved from a day that is no working day; `date` is that day. */
  | 'atw-1'
  /** Art. 2: extended until two working days are in it; `date` is the last day without it. */
  | 'atw-2'
  /** Art. 4: the act does not apply to a period this long or in hours. */
  | 'atw-4'
  /** Counted back and not a working day, so earlier; `date` is the day without it. */
  | 'earlier-working-day'
  /** Equated days are not all known for these dates; `date` is where knowledge ends. */
  | 'calendar-unknown'
  /** Clock hours, because the clock could not be used or the calendar does not reach that far. */
  | 'stand-in'
  /** The time on the wall is skipped by summer time, so one hour is added. */
  | 'clock-change';

/** How a due date came about, in codes and dates; plain JSON, kept with the task (EV-6). */
export type Derivation = {
  readonly clock: string;
  readonly from: Instant;
  readonly due: Instant;
  /** Days that did not count, in the order of the calendar. */
  readonly skipped: readonly { readonly date: string; readonly reason: OffReason }[];
  readonly notes: readonly { readonly code: NoteCode; readonly date?: string }[];
  readonly calendarVersion: string;
};
