import { dutchCalendar, type Calendar } from '../calendar/calendar.js';
import { parseClock, type Clock } from '../clocks/clock.js';
import type { Derivation } from '../clocks/derivation.js';
import { capFor, derive } from '../clocks/derive.js';
import { ok, refused, type Outcome } from '../../kernel/outcome.js';
import type { Instant } from '../../kernel/instant.js';
import type { Urgency } from '../urgency.js';
import { clockFor, findNorm } from './find-norm.js';
import type { Norm, Register } from './norm.js';

export interface DueRequest {
  readonly register: Register;
  readonly key: string;
  /** When the period starts, or for `BACK(…)` the event that is counted back from. */
  readonly from: Instant;
  /** Unknown counts as HIGH. */
  readonly urgency: Urgency | undefined;
  readonly safetyCritical: boolean;
  /** Which versions of the register hold: when the task opens. */
  readonly at: Instant;
  readonly calendar?: Calendar;
}

export interface Due {
  readonly dueAt: Instant;
  readonly derivation: Derivation;
  readonly norm: { readonly key: string; readonly version: number };
}

export interface DueRefusal {
  readonly code: 'norm-not-found' | 'due-not-derivable';
  readonly message: string;
}

/**
 * When something is due by a norm of the register, computed once and kept (domain.md §6.3).
 *
 * A safety-critical task never goes without a due date: when its clock cannot be used, or days are counted of which
 * nobody knows yet whether they are working days, clock hours stand in, and the derivation says so (T12).
 */
export const dueFor = (request: DueRequest): Outcome<Due, DueRefusal> => {
  const { register, key, at } = request;
  const norm = findNorm(register, key, at);
  if (!norm) {
    return refused({
      code: 'norm-not-found',
      message: `Expected a norm '${key}' that holds at ${at}, but the register has none`,
    });
  }
  const derived = derivedFrom(request, norm);
  if (!derived.ok) return derived;
  const { due } = derived.value;
  return ok({ dueAt: due, derivation: derived.value, norm: { key, version: norm.version } });
};

const derivedFrom = (request: DueRequest, norm: Norm): Outcome<Derivation, DueRefusal> => {
  const { from, urgency = 'HIGH', safetyCritical, calendar = dutchCalendar } = request;
  const clock = clockFor(norm, urgency);
  const derived = derive({ clock, from, safetyCritical, urgency, legal: norm.legal === true }, calendar);
  if (derived.ok && !(safetyCritical && isUnsure(derived.value, norm))) return derived;
  const standIn = safetyCritical ? standInFor(request, clock, calendar) : undefined;
  if (derived.ok) return ok(standIn ? earlierOf(derived.value, standIn) : derived.value);
  return standIn ? ok(standIn) : notDerivable(norm, derived.reason.message);
};

const earlierOf = (derived: Derivation, standIn: Derivation): Derivation =>
  derived.due <= standIn.due ? derived : { ...standIn, notes: [...standIn.notes, ...derived.notes] };

/** A maximum of the law stays what it is, known calendar or not. */
const isUnsure = ({ notes }: Derivation, { legal }: Norm): boolean =>
  legal !== true && notes.some(({ code }) => code === 'calendar-unknown');

const notDerivable = ({ key, version }: Norm, message: string): Outcome<Derivation, DueRefusal> =>
  refused({ code: 'due-not-derivable', message: `Norm '${key}' version ${version}: ${message}` });

/** When nothing of the clock can be read: a day, counted in hours. */
const dayAndNight = 'PT24H';

const standInFor = ({ from }: DueRequest, clock: string, calendar: Calendar): Derivation | undefined => {
  const parsed = parseClock(clock);
  const text = parsed.ok ? inHours(parsed.value) : dayAndNight;
  const derived = text === undefined ? undefined : derive({ clock: text, from }, calendar);
  if (!derived?.ok) return undefined;
  return { ...derived.value, notes: [{ code: 'stand-in' }, ...derived.value.notes] };
};

/** A clock that needs no calendar and is not milder in an ordinary week; nothing when there is no such thing. */
const inHours = (clock: Clock): string | undefined => {
  switch (clock.kind) {
    case 'working-days':
    case 'capped':
      return capFor(clock.count);
    case 'office':
      return `PT${Math.ceil(clock.ms / 1000)}S`;
    case 'hours':
    case 'calendar':
    case 'act':
    case 'back':
      return undefined;
  }
};
