import { ok, refused, type Outcome } from '../../kernel/outcome.js';

/** Clock hours: exact, day and night, never moved (`PT2H`). */
export interface HoursClock {
  readonly kind: 'hours';
  readonly ms: number;
}

/** Days, weeks, months or years on the calendar, at the same time on the wall (`P10D`, `CD10`). */
export interface CalendarClock {
  readonly kind: 'calendar';
  readonly unit: 'D' | 'W' | 'M' | 'Y';
  readonly count: number;
}

/** The end of the n-th working day (`WD5`). */
export interface WorkingDaysClock {
  readonly kind: 'working-days';
  readonly count: number;
}

/** A period set in an act, extended by the Algemene termijnenwet (`P6W+ATW`). */
export interface ActClock {
  readonly kind: 'act';
  readonly period: CalendarClock | HoursClock;
}

/** Working days, but never later than the cap (`WD1<=PT72H`). */
export interface CappedClock {
  readonly kind: 'capped';
  readonly count: number;
  readonly cap: CalendarClock | HoursClock;
}

/** Counted back from an event, and never moved later (`BACK(WD3)`). */
export interface BackClock {
  readonly kind: 'back';
  readonly of: WorkingDaysClock | CalendarClock | HoursClock;
}

/** Hours between 08:30 and 17:00 on working days (`OFFICE(PT4H)`). */
export interface OfficeClock {
  readonly kind: 'office';
  readonly ms: number;
}

/** The clock types of domain.md §6.3. */
export type Clock =
  HoursClock | CalendarClock | WorkingDaysClock | ActClock | CappedClock | BackClock | OfficeClock;

export interface ClockRefusal {
  readonly code: 'clock-invalid' | 'office-clock-forbidden' | 'out-of-range';
  /** For whoever writes register entries and diagrams. */
  readonly message: string;
}

/** About a hundred years: no period of this domain comes near it. */
const longest: Readonly<Record<CalendarClock['unit'], number>> = { D: 36_525, W: 5_218, M: 1_200, Y: 100 };
const longestMs = longest.D * 86_400_000;
const mostWorkingDays = 1_000;

const counted = (digits: string | undefined, most: number): number | undefined => {
  const count = Number(digits);
  return count >= 1 && count <= most ? count : undefined;
};

const hours = (text: string): HoursClock | undefined => {
  const match = /^PT(?=\d)(?:(\d{1,7})H)?(?:(\d{1,7})M)?(?:(\d{1,7})S)?$/.exec(text);
  if (!match) return undefined;
  const [inHours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const ms = counted(String(inHours * 3_600_000 + minutes * 60_000 + seconds * 1000), longestMs);
  return ms === undefined ? undefined : { kind: 'hours', ms };
};

const calendar = (text: string): CalendarClock | undefined => {
  const match = /^(?:P([1-9]\d{0,4})([DWMY])|CD([1-9]\d{0,4}))$/.exec(text);
  if (!match) return undefined;
  const unit = (match[2] ?? 'D') as CalendarClock['unit'];
  const count = counted(match[1] ?? match[3], longest[unit]);
  return count === undefined ? undefined : { kind: 'calendar', unit, count };
};

const workingDays = (text: string): WorkingDaysClock | undefined => {
  const count = counted(/^WD([1-9]\d{0,3})$/.exec(text)?.[1], mostWorkingDays);
  return count === undefined ? undefined : { kind: 'working-days', count };
};

const period = (text: string): CalendarClock | HoursClock | undefined => calendar(text) ?? hours(text);

const act = (text: string): ActClock | undefined => {
  const within = text.endsWith('+ATW') ? period(text.slice(0, -'+ATW'.length)) : undefined;
  return within && { kind: 'act', period: within };
};

const capped = (text: string): CappedClock | undefined => {
  const [plain = '', limit = '', ...more] = text.split('<=');
  const days = more.length === 0 ? workingDays(plain) : undefined;
  const cap = days && period(limit);
  return cap && { kind: 'capped', count: days.count, cap };
};

const back = (text: string): BackClock | undefined => {
  const inner = /^BACK\((.+)\)$/.exec(text)?.[1];
  const of = inner === undefined ? undefined : (workingDays(inner) ?? period(inner));
  return of && { kind: 'back', of };
};

const office = (text: string): OfficeClock | undefined => {
  const inner = /^OFFICE\((.+)\)$/.exec(text)?.[1];
  const within = inner === undefined ? undefined : hours(inner);
  return within && { kind: 'office', ms: within.ms };
};

/** Reads a clock of the register or of a diagram; refuses everything that is not exactly one of the types. */
export const parseClock = (text: string): Outcome<Clock, ClockRefusal> => {
  for (const read of [workingDays, period, capped, act, back, office]) {
    const clock = read(text);
    if (clock) return ok(clock);
  }
  return refused({
    code: 'clock-invalid',
    message: `Expected a clock such as WD5, PT2H, P10D, P6W+ATW, WD1<=PT72H or BACK(WD3), but got '${text}'`,
  });
};
