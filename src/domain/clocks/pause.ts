import {
  dutchCalendar,
  nextWorkingDay,
  plusWorkingDays,
  workingDaysBetween,
  type Calendar,
} from '../calendar/calendar.js';
import { endOfDay, localDate, toLocal } from '../time/amsterdam.js';
import { plusMs, toEpochMs, type Instant } from '../../kernel/instant.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Urgency } from '../urgency.js';
import { parseClock, type Clock, type ClockRefusal } from './clock.js';
import type { Derivation } from './derivation.js';
import { derive } from './derive.js';
import { endsWithDay } from './late-from.js';

export interface PauseRefusal {
  readonly code:
    | ClockRefusal['code']
    | 'reason-missing'
    /** Acute, capped, counted back or in office hours: these never stand still. */
    | 'clock-cannot-pause'
    /** It does not lie within the period, or ends before it begins. */
    | 'pause-outside-period';
  readonly message: string;
}

export interface Pause {
  readonly from: Instant;
  readonly until: Instant;
  /** The article or rule that allows it; pausing needs one (domain.md §6.3). */
  readonly basis: string;
  readonly urgency: Urgency | undefined;
}

export interface Extension {
  /** By how much, as a clock that counts from the old due date: `P2W`. */
  readonly by: string;
  readonly basis: string;
}

/**
 * A period that stood still for a while (opschorten): what was left of it begins again when the pause ends.
 *
 * Working days give back working days; a period in an act ends on a working day again; all others move by exactly
 * the length of the pause. The clock of an acute trajectory cannot pause, nor can a cap or a count back.
 */
export const suspended = (
  derivation: Derivation,
  pause: Pause,
  calendar: Calendar = dutchCalendar,
): Outcome<Derivation, PauseRefusal> => {
  const clock = parseClock(derivation.clock);
  if (!clock.ok) return clock;
  const refusal = whyNotPause(derivation, pause, clock.value);
  if (refusal) return refused(refusal);
  return ok({
    ...derivation,
    due: resumed(derivation.due, pause, clock.value, calendar),
    notes: [...derivation.notes, { code: 'suspended', date: localDate(pause.from), basis: pause.basis }],
  });
};

const whyNotPause = (
  { from, due }: Derivation,
  { from: begin, until, basis, urgency }: Pause,
  { kind }: Clock,
): PauseRefusal | undefined => {
  if (basis.trim() === '') return reasonMissing;
  if (urgency === 'ACUTE' || kind === 'capped' || kind === 'back' || kind === 'office') {
    return {
      code: 'clock-cannot-pause',
      message: `Expected a clock that may stand still, but this one is ${urgency === 'ACUTE' ? 'acute' : kind}`,
    };
  }
  if (begin < from || begin > due || until <= begin) {
    return {
      code: 'pause-outside-period',
      message: `Expected a pause between ${from} and ${due}, but got ${begin} to ${until}`,
    };
  }
  return undefined;
};

const reasonMissing: PauseRefusal = {
  code: 'reason-missing',
  message: 'Expected the rule that allows it, but got nothing',
};

const resumed = (due: Instant, { from, until }: Pause, { kind }: Clock, calendar: Calendar): Instant => {
  if (!endsWithDay(due)) return plusMs(due, toEpochMs(until) - toEpochMs(from));
  const [last, begin, end] = [toLocal(due).day, toLocal(from).day, toLocal(until).day];
  if (kind === 'working-days') {
    const lost = workingDaysBetween(calendar, begin, end);
    return endOfDay(lost === 0 ? last : plusWorkingDays(calendar, last, lost));
  }
  const moved = last + end - begin;
  return endOfDay(kind === 'act' ? nextWorkingDay(calendar, moved) : moved);
};

/** A period that was made longer, for a reason that the law or the register allows; it counts from the old end. */
export const extended = (
  derivation: Derivation,
  { by, basis }: Extension,
  calendar: Calendar = dutchCalendar,
): Outcome<Derivation, PauseRefusal> => {
  if (basis.trim() === '') return refused(reasonMissing);
  const more = derive({ clock: by, from: derivation.due, legal: true }, calendar);
  if (!more.ok) return more;
  const { due, skipped, notes } = more.value;
  if (due <= derivation.due) {
    return refused({
      code: 'clock-invalid',
      message: `Expected an extension to end after ${derivation.due}, but '${by}' does not`,
    });
  }
  return ok({
    ...derivation,
    due,
    skipped: [...derivation.skipped, ...skipped],
    notes: [...derivation.notes, { code: 'extended', date: localDate(derivation.due), basis }, ...notes],
  });
};
