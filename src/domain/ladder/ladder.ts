import { dutchCalendar, plusWorkingDays, previousWorkingDay, type Calendar } from '../calendar/calendar.js';
import { endsWithDay, lateFrom } from '../clocks/late-from.js';
import { fromLocal, startOfDay, toLocal } from '../../kernel/amsterdam.js';
import { plusMs, toEpochMs, type Instant } from '../../kernel/instant.js';

/** Whom a moment of the ladder is told to (domain.md §1.5, D-06). `on-call`: whoever has the acute shift. */
export type LadderRole =
  'assignee' | 'substitute' | 'team-lead' | 'manager' | 'director' | 'on-call' | 'fixed-face';

export type LadderChannel = 'in-app' | 'phone' | 'list' | 'report';

export type LadderCode = 'E0-5M' | 'E0-10M' | 'E0-15M' | 'E0-50' | 'E0-80' | 'E0-1WD' | 'E1' | 'E2' | 'E3';

export interface LadderMoment {
  readonly code: LadderCode;
  readonly at: Instant;
  readonly notify: readonly LadderRole[];
  readonly channel: LadderChannel;
  /** Only when nobody has claimed the task (D-06 row 9). */
  readonly whenUnclaimed?: true;
  /** It is late enough to be recorded as an incident. */
  readonly incident?: true;
}

export interface LadderRequest {
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  readonly safetyCritical: boolean;
  /** A task of the acute response: `RP-ACUTE` and `EP-ACUTE`. */
  readonly acute: boolean;
  /** A task of a household member: they are never called late; only the fixed face is told. */
  readonly household: boolean;
  readonly calendar?: Calendar;
}

const minuteMs = 60_000;
const hourMs = 3_600_000;

/**
 * Who hears what, and when, while work is open and when it becomes late, in the order of time.
 *
 * Reminders that would fall before the task opened, or at or after its due moment, are left out; escalations never
 * are. A moment tells people and is recorded; it never changes the assignee, the due date or the task.
 */
export const momentsOf = (request: LadderRequest): readonly LadderMoment[] => {
  const { openedAt, dueAt, household } = request;
  if (household) return [{ code: 'E1', at: lateFrom(dueAt), notify: ['fixed-face'], channel: 'in-app' }];
  const reminders = remindersOf(request).filter(({ at }) => at > openedAt && at < dueAt);
  return [...reminders.sort(byTime), ...escalationsOf(request)];
};

const byTime = (one: LadderMoment, other: LadderMoment): number => toEpochMs(one.at) - toEpochMs(other.at);

const remindersOf = ({ openedAt, dueAt, safetyCritical, acute, calendar }: LadderRequest): LadderMoment[] => {
  const total = toEpochMs(dueAt) - toEpochMs(openedAt);
  const part = (percent: number): Instant => plusMs(openedAt, Math.floor((total * percent) / 100));
  const usual: LadderMoment[] = [
    { code: 'E0-50', at: part(50), notify: ['assignee'], channel: 'in-app' },
    { code: 'E0-80', at: part(80), notify: ['assignee', 'substitute'], channel: 'in-app' },
  ];
  if (acute) return total > 2 * firstCalls ? [...callsOf(openedAt), ...usual] : callsOf(openedAt);
  if (safetyCritical) return usual;
  const at = oneWorkingDayBefore(calendar ?? dutchCalendar, dueAt);
  return [...usual, { code: 'E0-1WD', at, notify: ['assignee'], channel: 'in-app' }];
};

/** `RP-ACUTE`: the on-call list hears of unclaimed work every five minutes; then the next one is called. */
const firstCalls = 15 * minuteMs;

const callsOf = (openedAt: Instant): LadderMoment[] =>
  ([5, 10, 15] as const).map((minutes) => ({
    code: `E0-${minutes}M`,
    at: plusMs(openedAt, minutes * minuteMs),
    notify: ['on-call'],
    channel: 'phone',
    whenUnclaimed: true,
  }));

/** What is due on a day has its last working day before it; what is due at a time, the same time on the day before. */
const oneWorkingDayBefore = (calendar: Calendar, dueAt: Instant): Instant => {
  const { day, ms } = toLocal(dueAt);
  return endsWithDay(dueAt)
    ? startOfDay(previousWorkingDay(calendar, day))
    : fromLocal({ day: plusWorkingDays(calendar, day, -1), ms });
};

const escalationsOf = (request: LadderRequest): LadderMoment[] => {
  if (request.acute) return acuteEscalations(request);
  return request.safetyCritical ? safetyEscalations(request) : standardEscalations(request);
};

/** The moment at which this many whole working days have passed since work became late. */
const workingDaysLate = ({ dueAt, calendar = dutchCalendar }: LadderRequest, count: number): Instant =>
  startOfDay(plusWorkingDays(calendar, toLocal(dueAt).day, count) + 1);

/** `EP-STD`. */
const standardEscalations = (request: LadderRequest): LadderMoment[] => [
  {
    code: 'E1',
    at: lateFrom(request.dueAt),
    notify: ['assignee', 'substitute', 'team-lead'],
    channel: 'in-app',
  },
  { code: 'E2', at: workingDaysLate(request, 2), notify: ['manager'], channel: 'list' },
  { code: 'E3', at: workingDaysLate(request, 10), notify: ['director'], channel: 'report' },
];

/** `EP-SC`: by phone, the manager after four hours and the director after one working day (T03). */
const safetyEscalations = (request: LadderRequest): LadderMoment[] => {
  const late = lateFrom(request.dueAt);
  return [
    { code: 'E1', at: late, notify: ['substitute', 'team-lead'], channel: 'phone' },
    { code: 'E2', at: plusMs(late, 4 * hourMs), notify: ['manager'], channel: 'phone' },
    {
      code: 'E3',
      at: workingDaysLate(request, 1),
      notify: ['director'],
      channel: 'phone',
      incident: true,
    },
  ];
};

/** `EP-ACUTE`: the next on call every quarter of an hour, and whoever is responsible when that is exhausted. */
const acuteEscalations = ({ dueAt }: LadderRequest): LadderMoment[] => {
  const late = lateFrom(dueAt);
  return [
    { code: 'E1', at: late, notify: ['on-call', 'team-lead'], channel: 'phone' },
    { code: 'E2', at: plusMs(late, 15 * minuteMs), notify: ['on-call', 'manager'], channel: 'phone' },
    {
      code: 'E3',
      at: plusMs(late, 30 * minuteMs),
      notify: ['on-call', 'director'],
      channel: 'phone',
      incident: true,
    },
  ];
};
