import { dutchCalendar, type Calendar } from '../calendar/calendar.js';
import { assertNever } from '../../kernel/assert-never.js';
import { isInstant, type Instant } from '../../kernel/instant.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Urgency } from '../urgency.js';
import { parseClock, type Clock, type ClockRefusal } from './clock.js';
import type { Derivation } from './derivation.js';
import {
  reckonAct,
  reckonBack,
  reckonCalendar,
  reckonCapped,
  reckonHours,
  reckonOffice,
  reckonWorkingDays,
  type Reckoned,
} from './reckon.js';

/** What is asked of the clocks: a period, from when, and how safe it must be. */
export interface Period {
  readonly clock: string;
  /** The start, or for `BACK(…)` the event that is counted back from. */
  readonly from: Instant;
  readonly safetyCritical?: boolean;
  readonly urgency?: Urgency;
  /** A maximum that the law sets: never shortened by us. */
  readonly legal?: boolean;
}

const reckon = (calendar: Calendar, from: Instant, clock: Clock): Reckoned => {
  switch (clock.kind) {
    case 'hours':
      return reckonHours(from, clock);
    case 'calendar':
      return reckonCalendar(from, clock);
    case 'working-days':
      return reckonWorkingDays(calendar, from, clock.count);
    case 'act':
      return reckonAct(calendar, from, clock.period);
    case 'capped':
      return reckonCapped(calendar, from, clock);
    case 'back':
      return reckonBack(calendar, from, clock);
    case 'office':
      return reckonOffice(calendar, from, clock.ms);
    default:
      return assertNever(clock);
  }
};

/** WD1 gets 72 hours; 1.6 calendar days per working day gives the other values of R-CLOCK-CAP (domain.md §6.3). */
export const capFor = (count: number): string => (count === 1 ? 'PT72H' : `P${Math.ceil((count * 8) / 5)}D`);

const needsCap = ({ safetyCritical, urgency, legal }: Period): boolean =>
  safetyCritical === true && legal !== true && (urgency === 'HIGH' || urgency === 'ACUTE');

/** The clock as it is used: working days of an urgent safety-critical task are capped (R-CLOCK-CAP). */
const clockInUse = (period: Period, clock: Clock): string =>
  clock.kind === 'working-days' && needsCap(period)
    ? `${period.clock}<=${capFor(clock.count)}`
    : period.clock;

/**
 * When a period ends, and why then.
 *
 * Working days and periods in an act end at 23:59:59 on the wall, all others at the minute they began.
 */
export const derive = (
  period: Period,
  calendar: Calendar = dutchCalendar,
): Outcome<Derivation, ClockRefusal> => {
  const written = parseClock(period.clock);
  if (!written.ok) return written;
  if (period.from < earliest || period.from > latest) return outOfRange(period.clock);
  if (written.value.kind === 'office' && period.safetyCritical === true) {
    return refused({
      code: 'office-clock-forbidden',
      message: `Expected a clock that runs day and night for a safety-critical task, but got '${period.clock}'`,
    });
  }
  const text = clockInUse(period, written.value);
  const clock = text === period.clock ? written : parseClock(text);
  return clock.ok ? within(period, text, reckon(calendar, period.from, clock.value), calendar) : clock;
};

/** Puts a reckoning in the form that is kept, unless it left the years an instant can hold. */
export const within = (
  { from }: Pick<Period, 'from'>,
  clock: string,
  reckoned: Reckoned,
  calendar: Calendar,
): Outcome<Derivation, ClockRefusal> =>
  isInstant(reckoned.due)
    ? ok({ clock, from, ...reckoned, calendarVersion: calendar.version })
    : outOfRange(clock);

/** No clock reaches further than about a hundred years, so from here none leaves the years an instant can hold. */
const [earliest, latest] = ['0200', '9800'];

const outOfRange = (clock: string): Outcome<Derivation, ClockRefusal> =>
  refused({
    code: 'out-of-range',
    message: `Expected a period in the years 0200 to 9800, but '${clock}' lies elsewhere`,
  });
